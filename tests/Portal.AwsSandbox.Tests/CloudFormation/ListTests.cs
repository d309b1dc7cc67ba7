using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudFormation;

public sealed class ListTests(SharedSandbox shared)
{
    private readonly Client client = shared.Client();

    [Fact]
    public async Task Stacks_come_in_pages_each_of_them_once()
    {
        for (var n = 0; n < 120; n++)
            await client.CallAsync("CreateChangeSet", ("StackName", $"s{n}"), ("ChangeSetName", "c"), ("ChangeSetType", "CREATE"), ("TemplateBody", StackSteps.OneBucket));
        var first = await client.CallAsync("DescribeStacks");
        // A stack made between two pages shifts nothing.
        await client.CallAsync("CreateChangeSet", ("StackName", "late"), ("ChangeSetName", "c"), ("ChangeSetType", "CREATE"), ("TemplateBody", StackSteps.OneBucket));
        var second = await client.CallAsync("DescribeStacks", ("NextToken", first.Element("NextToken")!.Value));
        var names = first.Element("Stacks")!.Elements().Concat(second.Element("Stacks")!.Elements()).Select(stack => stack.Element("StackName")!.Value).ToList();
        names.Count.ShouldBe(120);
        names.ShouldBeUnique();
        second.Element("NextToken").ShouldBeNull();
        (await StackSteps.RefusedAsync(client.CallAsync("ListStacks", ("NextToken", first.Element("NextToken")!.Value)))).Code.ShouldBe("ValidationError");
    }

    [Fact]
    public async Task Resources_are_listed_in_pages_while_describing_them_stops_at_a_hundred()
    {
        var many = "Resources:\n" + string.Join('\n', Enumerable.Range(100, 130).Select(n => $"  T{n}: {{ Type: 'AWS::SNS::Topic' }}"));
        await client.CreateAsync("many", many);
        var first = await client.CallAsync("ListStackResources", ("StackName", "many"));
        var second = await client.CallAsync("ListStackResources", ("StackName", "many"), ("NextToken", first.Element("NextToken")!.Value));
        first.Element("StackResourceSummaries")!.Elements().Concat(second.Element("StackResourceSummaries")!.Elements()).Count().ShouldBe(130);
        (await client.CallAsync("DescribeStackResources", ("StackName", "many"))).Element("StackResources")!.Elements().Count().ShouldBe(100);
        (await client.EventsAsync("many")).Count.ShouldBe(130 * 3 + 2);
    }

    [Fact]
    public async Task Templates_are_summed_up_and_given_back_as_they_were()
    {
        const string template = """
            AWSTemplateFormatVersion: "2010-09-09"
            Description: Three words here
            Transform: AWS::LanguageExtensions
            Metadata: { Owner: me }
            Parameters: { Kind: { Type: String, AllowedValues: [a, b], Default: a } }
            Resources:
              Fn::ForEach::Topics:
                - Name
                - [One, Two]
                - Topic${Name}: { Type: "AWS::SNS::Topic", Properties: { DisplayName: !Ref Name } }
            """;
        var summary = await client.CallAsync("GetTemplateSummary", ("TemplateBody", template));
        summary.Element("ResourceTypes")!.Elements().Single().Value.ShouldBe("AWS::SNS::Topic");
        summary.Element("Parameters")!.Elements().Single().Element("ParameterConstraints")!.Value.ShouldBe("ab");
        await client.CreateAsync("each", template, ("Capabilities.member.1", "CAPABILITY_AUTO_EXPAND"));
        (await client.CallAsync("GetTemplate", ("StackName", "each"))).Element("TemplateBody")!.Value.ShouldBe(template);
        (await client.CallAsync("GetTemplate", ("StackName", "each"), ("TemplateStage", "Processed"))).Element("TemplateBody")!.Value.ShouldContain("\"TopicTwo\"");
        (await client.CallAsync("ListStackResources", ("StackName", "each"))).Element("StackResourceSummaries")!.Elements().Count().ShouldBe(2);
    }
}
