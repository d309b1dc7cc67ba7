using Portal.AwsSandbox.CloudFormation;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudFormation;

/// <summary>Every call of every test is held against the model; this one makes sure that every action is among them.</summary>
public sealed class ServiceModelTests(SharedSandbox shared)
{
    private const string Template = """
        Parameters: { Size: { Type: String, Default: db.t4g.medium, AllowedValues: [db.t4g.medium, db.t4g.large] } }
        Resources:
          Database: { Type: "AWS::RDS::DBInstance", DeletionPolicy: Delete, Metadata: { A: b }, Properties: { DBInstanceClass: !Ref Size, Engine: mysql } }
        Outputs: { Name: { Value: !Ref Database, Description: The name, Export: { Name: !Sub "${AWS::StackName}-db" } } }
        """;

    [Fact]
    public async Task Every_action_answers_only_what_the_model_declares()
    {
        if (!ServiceModel.IsThere) Assert.Skip("skipped: no shared/aws-models beside the project");
        var client = shared.Client();
        var done = new HashSet<string>();
        async Task<System.Xml.Linq.XElement> Call(string action, params (string, string)[] input)
        {
            done.Add(action);
            return await client.CallAsync(action, input);
        }

        (string, string) stack = ("StackName", "all"), set = ("ChangeSetName", "c"), body = ("TemplateBody", Template);
        await Call("ValidateTemplate", body);
        await Call("GetTemplateSummary", body);
        await Call("CreateStack", stack, body, ("TimeoutInMinutes", "60"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"), ("RoleARN", "arn:aws:iam::111111111111:role/cfn"));
        await client.RestAsync("all");
        await Call("DescribeStacks", stack);
        await Call("ListStacks");
        await Call("DescribeStackEvents", stack);
        await Call("ListStackResources", stack);
        await Call("DescribeStackResources", stack);
        await Call("DescribeStackResource", stack, ("LogicalResourceId", "Database"));
        await Call("GetTemplate", stack);
        await Call("SetStackPolicy", stack, ("StackPolicyBody", """{"Statement":[{"Effect":"Allow","Action":"Update:*","Principal":"*","Resource":"*"}]}"""));
        await Call("GetStackPolicy", stack);
        await Call("UpdateTerminationProtection", stack, ("EnableTerminationProtection", "false"));
        await Call("ListExports");
        await client.CreateAsync("importer", "Resources: { P: { Type: 'AWS::SSM::Parameter', Properties: { Type: String, Value: !ImportValue all-db } } }");
        await Call("ListImports", ("ExportName", "all-db"));
        var detection = await Call("DetectStackDrift", stack);
        await Call("DescribeStackDriftDetectionStatus", ("StackDriftDetectionId", detection.Element("StackDriftDetectionId")!.Value));
        await Call("DetectStackResourceDrift", stack, ("LogicalResourceId", "Database"));
        await Call("DescribeStackResourceDrifts", stack);

        await Call("CreateChangeSet", [stack, set, body, ("Description", "bigger"), .. StackSteps.Parameters(("Size", "db.t4g.large"))]);
        await StackSteps.UntilAsync(() => Call("DescribeChangeSet", stack, set, ("IncludePropertyValues", "true")), found => found.Element("Status")!.Value == "CREATE_COMPLETE");
        await Call("ListChangeSets", stack);
        await client.ControlAsync(HttpMethod.Post, "stuck", new { client.Region, operation = "update" });
        await Call("ExecuteChangeSet", stack, set);
        await StackSteps.UntilAsync(() => client.HistoryAsync("all"), history => history[^1] == "Database UPDATE_IN_PROGRESS");
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "rollback", reason = "no" });
        await Call("CancelUpdateStack", stack);
        (await client.RestAsync("all")).Status().ShouldBe("UPDATE_ROLLBACK_FAILED");
        await Call("ContinueUpdateRollback", stack);
        (await client.RestAsync("all")).Status().ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "update", reason = "no" });
        await Call("UpdateStack", [stack, body, ("DisableRollback", "true"), .. StackSteps.Parameters(("Size", "db.t4g.large"))]);
        (await client.RestAsync("all")).Status().ShouldBe("UPDATE_FAILED");
        await Call("RollbackStack", stack);
        await client.RestAsync("all");
        await client.ChangeSetAsync("all", "d", "UPDATE", Template, StackSteps.Parameters(("Size", "db.t4g.large")));
        await Call("DeleteChangeSet", stack, ("ChangeSetName", "d"));
        await Call("DeleteStack", ("StackName", "importer"));

        var answered = CloudFormationService.Actions;
        answered.Except(done).ShouldBeEmpty();
        answered.ShouldAllBe(action => ServiceModel.Checked.ContainsKey("cloudformation:" + action));
    }
}
