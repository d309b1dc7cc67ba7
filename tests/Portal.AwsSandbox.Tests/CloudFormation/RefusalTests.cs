using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudFormation;

public sealed class RefusalTests(SharedSandbox shared)
{
    private const string Sized = """
        Parameters:
          Name: { Type: String, AllowedPattern: '[a-z]+', MinLength: 2, MaxLength: 5 }
          Count: { Type: Number, MinValue: 3, MaxValue: 10, Default: 3 }
          Stage: { Type: String, AllowedValues: [dev, prod], Default: dev }
          Zone: { Type: String, AllowedPattern: 'us-.*', ConstraintDescription: must be American, Default: us-1 }
        Rules:
          Big:
            RuleCondition: !Equals [!Ref Stage, prod]
            Assertions:
              - Assert: !Contains [['5', '6'], !Ref Count]
                AssertDescription: production needs five or six
        Resources:
          Topic: { Type: "AWS::SNS::Topic", Properties: { DisplayName: !Ref Name } }
        """;

    private readonly Client client = shared.Client();

    [Theory]
    [InlineData("Parameters: [Name] must have values", "Count=3")]
    [InlineData("Parameters: [Nme, X] do not exist in the template", "Nme=shop,X=1,Name=shop")]
    [InlineData("Parameter 'Stage' must be one of AllowedValues", "Name=shop,Stage=test")]
    [InlineData("Parameter 'Name' must match pattern [a-z]+", "Name=S")]
    [InlineData("Parameter 'Name' must contain at least 2 characters", "Name=s")]
    [InlineData("Parameter 'Name' must contain at most 5 characters", "Name=shopping")]
    [InlineData("Parameter 'Count' must be a number", "Name=shop,Count=many")]
    [InlineData("Parameter 'Count' must be a number not less than 3", "Name=shop,Count=2")]
    [InlineData("Parameter 'Count' must be a number not greater than 10", "Name=shop,Count=11")]
    [InlineData("Parameter Zone failed to satisfy constraint: must be American", "Name=shop,Zone=eu-1")]
    [InlineData("Template error: Rule Big failed: production needs five or six", "Name=shop,Stage=prod")]
    public async Task Parameters_are_held_against_their_declarations(string said, string given)
    {
        var parameters = StackSteps.Parameters([.. given.Split(',').Select(pair => (pair.Split('=')[0], pair.Split('=')[1]))]);
        var error = await StackSteps.RefusedAsync(client.CallAsync("CreateChangeSet",
            [("StackName", "s"), ("ChangeSetName", "c"), ("ChangeSetType", "CREATE"), ("TemplateBody", Sized), .. parameters]));
        (error.Status, error.Code, error.Said).ShouldBe((400, "ValidationError", said));
        (await client.CallAsync("DescribeStacks")).Element("Stacks")!.Elements().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Resources: {}", "Template format error: At least one Resources member must be defined.")]
    [InlineData("Resources: { A: { Type: Foo } }", "Template format error: Unrecognized resource types: [Foo]")]
    [InlineData("Resources: { A: { Type: 'AWS::SNS::Topic' } }\nExtra: 1", "Invalid template property or properties [Extra]")]
    [InlineData("Resources: { a-b: { Type: 'AWS::SNS::Topic' } }", "Template format error: Resource name a-b is non alphanumeric.")]
    [InlineData("Resources: { A: { Type: 'AWS::SNS::Topic', Properties: { TopicName: !Ref B } } }", "Template format error: Unresolved resource dependencies [B] in the Resources block of the template")]
    [InlineData("Resources: { A: { Type: 'AWS::SNS::Topic', Properties: { TopicName: !GetAtt B.C } } }", "Template error: instance of Fn::GetAtt references undefined resource B")]
    [InlineData("Resources: { A: { Type: 'AWS::SNS::Topic' } }\nOutputs: { O: { Value: !GetAtt A.Nope } }", "Template error: resource A does not support attribute type Nope in Fn::GetAtt")]
    [InlineData("Resources: { A: { Type: 'AWS::SNS::Topic', DependsOn: B }, B: { Type: 'AWS::SNS::Topic', DependsOn: A } }", "Circular dependency between resources: [A, B]")]
    [InlineData("Transform: AWS::Serverless-2016-10-31\nResources: { A: { Type: 'AWS::SNS::Topic' } }", "No transform named AWS::Serverless-2016-10-31 found.")]
    [InlineData("Mappings: { M: { a: { b: c } } }\nResources: { A: { Type: 'AWS::SNS::Topic', Properties: { TopicName: !FindInMap [M, x, b] } } }", "Template error: Unable to get mapping for M::x::b")]
    [InlineData("Resources: { A: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: x } } }", "Resource type AWS::CloudFormation::Stack of resource A is not supported by this endpoint")]
    [InlineData("Resources: { A: { Type: 'AWS::SNS::Topic', Condition: Nope } }", "Template format error: Unresolved condition dependency Nope in the Resources block of the template")]
    public async Task Templates_are_refused_in_the_service_s_words(string template, string said)
    {
        var error = await StackSteps.RefusedAsync(client.CallAsync("CreateStack", ("StackName", "s"), ("TemplateBody", template)));
        (error.Status, error.Code, error.Said).ShouldBe((400, "ValidationError", said));
    }

    [Fact]
    public async Task A_template_in_the_call_is_at_most_51200_bytes()
    {
        var padded = StackSteps.OneBucket + "\n#" + new string('x', 51_200);
        (await StackSteps.RefusedAsync(client.CallAsync("ValidateTemplate", ("TemplateBody", padded)))).Said.ShouldBe(
            "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200");
    }

    [Fact]
    public async Task A_larger_template_comes_from_a_bucket()
    {
        var padded = StackSteps.OneBucket + "\n#" + new string('x', 60_000);
        using var http = new HttpClient();
        using var content = new StringContent(padded);
        (await http.PutAsync(new Uri(client.Address, $"/_sandbox/buckets/templates/a/b.yaml?region={client.Region}"), content, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await client.CallAsync("ValidateTemplate", ("TemplateURL", "https://templates.s3.us-east-1.amazonaws.com/a/b.yaml"));
        (await StackSteps.RefusedAsync(client.CallAsync("ValidateTemplate", ("TemplateURL", "https://s3.amazonaws.com/templates/none")))).Said.ShouldStartWith("S3 error: The specified key does not exist.");
    }

    [Theory]
    [InlineData("Resources: { R: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } } }", "Requires capabilities : [CAPABILITY_IAM]", "CAPABILITY_IAM")]
    [InlineData("Resources: { R: { Type: 'AWS::IAM::Role', Properties: { RoleName: r, AssumeRolePolicyDocument: {} } } }", "Requires capabilities : [CAPABILITY_NAMED_IAM]", "CAPABILITY_NAMED_IAM")]
    public async Task Identities_need_a_capability(string template, string said, string capability)
    {
        (string, string)[] call = [("StackName", "iam"), ("ChangeSetName", "c"), ("ChangeSetType", "CREATE"), ("TemplateBody", template)];
        var error = await StackSteps.RefusedAsync(client.CallAsync("CreateChangeSet", call));
        (error.Code, error.Said).ShouldBe(("InsufficientCapabilitiesException", said));
        await client.CallAsync("CreateChangeSet", [.. call, ("Capabilities.member.1", capability)]);
    }

    [Theory]
    [InlineData("1shop", "Value '1shop' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: ")]
    [InlineData("sh_op", "Value 'sh_op' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: ")]
    public async Task A_stack_s_name_has_its_form(string name, string said) =>
        (await StackSteps.RefusedAsync(client.CallAsync("CreateStack", ("StackName", name), ("TemplateBody", StackSteps.OneBucket)))).Said.ShouldContain(said);

    [Fact]
    public async Task All_violations_of_the_model_are_told_at_once() =>
        (await StackSteps.RefusedAsync(client.CallAsync("CreateChangeSet", ("ChangeSetName", "1"), ("ChangeSetType", "MAYBE")))).Said
            .ShouldStartWith("3 validation errors detected: Value null at 'stackName' failed to satisfy constraint: Member must not be null; Value '1' at 'changeSetName'");

    [Fact]
    public async Task More_than_fifty_tags_are_too_many() =>
        (await StackSteps.RefusedAsync(client.CallAsync("CreateStack",
            [("StackName", "s"), ("TemplateBody", StackSteps.OneBucket),
            .. Enumerable.Range(1, 51).SelectMany(n => new[] { ($"Tags.member.{n}.Key", $"k{n}"), ($"Tags.member.{n}.Value", "v") })]))).Said.ShouldContain("'tags'");

    [Fact]
    public async Task An_unknown_stored_parameter_can_not_be_fetched() =>
        (await StackSteps.RefusedAsync(client.CallAsync("CreateStack", ("StackName", "s"), ("TemplateBody",
            "Parameters: { Ami: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /none } }\n" + StackSteps.OneBucket)))).Said
            .ShouldBe("Unable to fetch parameters [/none] from parameter store for this account.");

    [Fact]
    public async Task Secret_parameters_are_never_shown()
    {
        const string secret = """
            Parameters: { Password: { Type: String, NoEcho: true } }
            Resources: { Param: { Type: "AWS::SSM::Parameter", Properties: { Type: String, Value: !Sub "pw:${Password}" } } }
            """;
        var stack = await client.CreateAsync("quiet", secret, StackSteps.Parameters(("Password", "hunter2")));
        stack.Element("Parameters")!.Value.ShouldBe("Password****");
        (await client.EventsAsync("quiet")).ShouldAllBe(e => !e.Value.Contains("hunter2", StringComparison.Ordinal));
        (await client.EventsAsync("quiet")).ShouldContain(e => e.Value.Contains("pw:****", StringComparison.Ordinal));
        var set = await client.ChangeSetAsync("quiet", "c", "UPDATE", secret, StackSteps.Parameters(("Password", "hunter3")));
        set.Value.ShouldNotContain("hunter");
    }
}
