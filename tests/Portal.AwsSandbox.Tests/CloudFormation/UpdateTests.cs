using System.Xml.Linq;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudFormation;

public sealed class UpdateTests(SharedSandbox shared)
{
    private static string Database(string size, string name, string more = "") => $$"""
        Parameters:
          Size: { Type: String, Default: {{size}} }
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Database:
            Type: AWS::RDS::DBInstance
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties:
              DBInstanceClass: !Ref Size
              DBName: {{name}}
              Engine: mysql
          Address:
            Type: AWS::SSM::Parameter
            Properties: { Type: String, Value: !GetAtt Database.Endpoint.Address }
        {{more}}
        """;

    private readonly Client client = shared.Client();

    [Fact]
    public async Task A_change_in_place_touches_only_what_really_changes()
    {
        await client.CreateAsync("app", Database("db.t4g.medium", "shop"));
        var before = (await client.HistoryAsync("app")).Count;
        (await client.UpdateAsync("app", Database("db.t4g.large", "shop"))).Status().ShouldBe("UPDATE_COMPLETE");
        (await client.HistoryAsync("app")).Skip(before).ShouldBe(
        [
            "app UPDATE_IN_PROGRESS User Initiated", "Database UPDATE_IN_PROGRESS", "Database UPDATE_COMPLETE",
            "app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "app UPDATE_COMPLETE",
        ]);
    }

    [Fact]
    public async Task A_change_set_tells_causes_values_and_what_may_follow()
    {
        await client.CreateAsync("told", Database("db.t4g.medium", "shop"));
        var set = await client.ChangeSetAsync("told", "bigger", "UPDATE", Database("db.t4g.medium", "shop"), StackSteps.Parameters(("Size", "db.t4g.large")));
        var database = set.Changes()["Database"];
        database.Element("Replacement")!.Value.ShouldBe("False");
        // AWS tells of a parameter's new value twice, as in the samples of its manual.
        database.Element("Details")!.Elements().Select(Facts).ShouldBe(
        [
            "Properties DBInstanceClass Never db.t4g.medium db.t4g.large Dynamic DirectModification",
            "Properties DBInstanceClass Never db.t4g.medium db.t4g.large Static ParameterReference Size",
        ]);
        // The address is read from the database: it may change with it, for all a change set knows.
        var address = set.Changes()["Address"].Element("Details")!.Elements().ShouldHaveSingleItem();
        address.Element("Evaluation")!.Value.ShouldBe("Dynamic");
        address.Element("ChangeSource")!.Value.ShouldBe("ResourceAttribute");
        address.Element("CausingEntity")!.Value.ShouldBe("Database.Endpoint.Address");
        address.Element("Target")!.Element("AfterValue")!.Value.ShouldBe("{{changeSet:KNOWN_AFTER_APPLY}}");
    }

    [Fact]
    public async Task A_create_only_property_replaces_and_the_old_one_goes_after_the_new_one_stands()
    {
        await client.CreateAsync("moved", Database("db.t4g.medium", "shop"));
        var set = await client.ChangeSetAsync("moved", "rename", "UPDATE", Database("db.t4g.medium", "store"));
        var change = set.Changes()["Database"];
        (change.Element("Replacement")!.Value, change.Element("PolicyAction")!.Value).ShouldBe(("True", "ReplaceAndSnapshot"));
        var old = change.Element("PhysicalResourceId")!.Value;

        await client.CallAsync("ExecuteChangeSet", ("StackName", "moved"), ("ChangeSetName", "rename"));
        (await client.RestAsync("moved")).Status().ShouldBe("UPDATE_COMPLETE");
        var history = await client.HistoryAsync("moved");
        history.ShouldContain("Database UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.");
        history.IndexOf("Address UPDATE_COMPLETE").ShouldBeLessThan(history.IndexOf("moved UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"));
        history.IndexOf("moved UPDATE_COMPLETE_CLEANUP_IN_PROGRESS").ShouldBeLessThan(history.IndexOf("Database DELETE_COMPLETE"));
        var resource = (await client.CallAsync("DescribeStackResource", ("StackName", "moved"), ("LogicalResourceId", "Database"))).Element("StackResourceDetail")!;
        resource.Element("PhysicalResourceId")!.Value.ShouldNotBe(old);
        resource.Element("ResourceStatus")!.Value.ShouldBe("UPDATE_COMPLETE");
    }

    [Fact]
    public async Task A_removed_resource_goes_in_the_cleanup_and_one_that_is_retained_is_skipped()
    {
        const string both = """
            Resources:
              Stays: { Type: "AWS::SNS::Topic" }
              Goes: { Type: "AWS::SNS::Topic" }
              Kept: { Type: "AWS::S3::Bucket", DeletionPolicy: Retain }
            """;
        await client.CreateAsync("less", both);
        (await client.UpdateAsync("less", "Resources: { Stays: { Type: 'AWS::SNS::Topic' } }")).Status().ShouldBe("UPDATE_COMPLETE");
        var history = await client.HistoryAsync("less");
        history.ShouldContain("Goes DELETE_COMPLETE");
        history.ShouldContain("Kept DELETE_SKIPPED");
        (await client.CallAsync("ListStackResources", ("StackName", "less"))).Element("StackResourceSummaries")!.Elements().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_update_goes_back_and_deletes_what_it_made()
    {
        await client.CreateAsync("back", Database("db.t4g.medium", "shop"));
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "update", logicalId = "Database", reason = "No capacity" });
        var stack = await client.UpdateAsync("back", Database("db.t4g.large", "shop", "  Topic: { Type: 'AWS::SNS::Topic' }"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "shop"));
        stack.Status().ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        stack.Element("Tags")!.Elements().ShouldBeEmpty();
        var history = await client.HistoryAsync("back");
        history.ShouldContain("Database UPDATE_FAILED No capacity");
        history.ShouldContain(line => line.StartsWith("back UPDATE_ROLLBACK_IN_PROGRESS", StringComparison.Ordinal) && line.Contains("failed to update: [Database", StringComparison.Ordinal));
        history.IndexOf("back UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS").ShouldBeLessThan(history.IndexOf("Topic DELETE_COMPLETE"));
        (await client.CallAsync("GetTemplate", ("StackName", "back"))).Element("TemplateBody")!.Value.ShouldNotContain("Topic");
    }

    [Fact]
    public async Task A_failed_rollback_can_be_continued_leaving_out_what_can_not_be_mended()
    {
        await client.CreateAsync("torn", Database("db.t4g.medium", "shop"));
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "update", logicalId = "Database", reason = "No capacity" });
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "rollback", logicalId = "Database", reason = "Still none", times = 2 });
        var stack = await client.UpdateAsync("torn", Database("db.t4g.large", "shop"));
        stack.Status().ShouldBe("UPDATE_ROLLBACK_FAILED");
        stack.Reason()!.ShouldContain("failed to update: [Database]");
        (await StackSteps.RefusedAsync(client.CallAsync("UpdateStack", ("StackName", "torn"), ("TemplateBody", Database("db.t4g.medium", "shop"))))).Said
            .ShouldBe($"Stack:{stack.Element("StackId")!.Value} is in UPDATE_ROLLBACK_FAILED state and can not be updated.");

        await client.CallAsync("ContinueUpdateRollback", ("StackName", "torn"));
        (await client.RestAsync("torn")).Status().ShouldBe("UPDATE_ROLLBACK_FAILED");
        await client.CallAsync("ContinueUpdateRollback", ("StackName", "torn"), ("ResourcesToSkip.member.1", "Database"));
        (await client.RestAsync("torn")).Status().ShouldBe("UPDATE_ROLLBACK_COMPLETE");
    }

    [Fact]
    public async Task A_cancelled_update_goes_back()
    {
        await client.CreateAsync("halted", Database("db.t4g.medium", "shop"));
        await client.ControlAsync(HttpMethod.Post, "stuck", new { client.Region, operation = "update", logicalId = "Database" });
        await client.CallAsync("UpdateStack", ("StackName", "halted"), ("TemplateBody", Database("db.t4g.large", "shop")));
        await StackSteps.UntilAsync(() => client.HistoryAsync("halted"), history => history[^1] == "Database UPDATE_IN_PROGRESS");
        await client.CallAsync("CancelUpdateStack", ("StackName", "halted"));
        (await client.RestAsync("halted")).Status().ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        (await client.HistoryAsync("halted")).ShouldContain("Database UPDATE_FAILED Resource update cancelled");
        (await StackSteps.RefusedAsync(client.CallAsync("CancelUpdateStack", ("StackName", "halted")))).Code.ShouldBe("ValidationError");
    }

    [Fact]
    public async Task A_failed_update_without_rollback_can_be_rolled_back_later()
    {
        await client.CreateAsync("later", Database("db.t4g.medium", "shop"));
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "update", logicalId = "Database", reason = "No capacity" });
        (await client.UpdateAsync("later", Database("db.t4g.large", "shop"), ("DisableRollback", "true"))).Status().ShouldBe("UPDATE_FAILED");
        await client.CallAsync("RollbackStack", ("StackName", "later"));
        (await client.RestAsync("later")).Status().ShouldBe("UPDATE_ROLLBACK_COMPLETE");
    }

    [Fact]
    public async Task A_stack_policy_denies_what_it_does_not_allow()
    {
        await client.CreateAsync("guarded", Database("db.t4g.medium", "shop"));
        const string policy = """{"Statement":[{"Effect":"Allow","Action":"Update:*","Principal":"*","Resource":"*"},{"Effect":"Deny","Action":["Update:Replace","Update:Delete"],"Principal":"*","Resource":"*","Condition":{"StringEquals":{"ResourceType":["AWS::RDS::DBInstance"]}}}]}""";
        await client.CallAsync("SetStackPolicy", ("StackName", "guarded"), ("StackPolicyBody", policy));
        (await client.CallAsync("GetStackPolicy", ("StackName", "guarded"))).Element("StackPolicyBody")!.Value.ShouldBe(policy);
        (await client.UpdateAsync("guarded", Database("db.t4g.large", "shop"))).Status().ShouldBe("UPDATE_COMPLETE");
        (await client.UpdateAsync("guarded", Database("db.t4g.large", "store"))).Status().ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        (await client.HistoryAsync("guarded")).ShouldContain(line => line.StartsWith("Database UPDATE_FAILED Action denied by stack policy", StringComparison.Ordinal));
        (await client.UpdateAsync("guarded", "Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: 10.0.0.0/16 } } }")).Status().ShouldBe("UPDATE_ROLLBACK_COMPLETE");
    }

    [Fact]
    public async Task Tags_of_the_stack_are_passed_on_as_a_change_of_every_resource_that_takes_tags()
    {
        await client.CreateAsync("tagged", Database("db.t4g.medium", "shop"));
        var set = await client.ChangeSetAsync("tagged", "tags", "UPDATE", Database("db.t4g.medium", "shop"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "shop"));
        set.Changes().Values.ShouldAllBe(change => change.Element("Scope")!.Elements().Single().Value == "Tags" && change.Element("Replacement")!.Value == "False");
        set.Changes().Keys.ShouldContain("Vpc");
    }

    [Fact]
    public async Task A_rolling_update_replaces_instances_batch_by_batch()
    {
        static string Group(string type) => $$"""
            Resources:
              Launch: { Type: "AWS::EC2::LaunchTemplate", Properties: { LaunchTemplateData: { InstanceType: {{type}} } } }
              Group:
                Type: AWS::AutoScaling::AutoScalingGroup
                CreationPolicy: { ResourceSignal: { Count: 3 } }
                UpdatePolicy: { AutoScalingRollingUpdate: { MaxBatchSize: 1, MinInstancesInService: 3, PauseTime: PT20M, WaitOnResourceSignals: true } }
                Properties: { MinSize: '3', MaxSize: '10', VPCZoneIdentifier: [subnet-1], LaunchTemplate: { LaunchTemplateId: !Ref Launch, Version: !GetAtt Launch.LatestVersionNumber } }
            """;
        await client.CreateAsync("rolling", Group("t4g.medium"));
        var first = (await client.HistoryAsync("rolling")).Where(line => line.Contains("signal with UniqueId", StringComparison.Ordinal)).Select(line => line.Split(' ')[^1]).ToList();
        await client.UpdateAsync("rolling", Group("m7g.large"));
        var history = await client.HistoryAsync("rolling");
        history.ShouldContain(line => line.Contains("Rolling update initiated. Terminating 3 obsolete instance(s) in batches of 1, while keeping at least 3 instance(s) in service. Waiting on resource signals with a timeout of PT20M", StringComparison.Ordinal));
        history.ShouldContain("Group UPDATE_IN_PROGRESS Temporarily setting autoscaling group MinSize and DesiredCapacity to 4.");
        history.ShouldContain($"Group UPDATE_IN_PROGRESS Terminating instance(s) [{first[0]}]; replacing with 1 new instance(s).");
        history.Count(line => line.Contains("signal with UniqueId", StringComparison.Ordinal)).ShouldBe(6);
        history.IndexOf("Launch UPDATE_COMPLETE").ShouldBeLessThan(history.IndexOf("Group UPDATE_IN_PROGRESS"));
    }

    private static string Facts(XElement detail)
    {
        var target = detail.Element("Target")!;
        return string.Join(' ', ((string[])["Attribute", "Name", "RequiresRecreation", "BeforeValue", "AfterValue"]).Select(name => target.Element(name)?.Value)
            .Concat(((string[])["Evaluation", "ChangeSource", "CausingEntity"]).Select(name => detail.Element(name)?.Value))).TrimEnd();
    }
}
