using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudFormation;

public sealed class ChangeSetTests(SharedSandbox shared)
{
    private readonly Client client = shared.Client();

    [Fact]
    public async Task A_change_set_without_changes_fails_with_the_service_s_sentence_and_can_not_be_executed()
    {
        await client.CreateAsync("same", StackSteps.OneBucket);
        var set = await client.ChangeSetAsync("same", "none", "UPDATE", StackSteps.OneBucket);
        set.Element("Status")!.Value.ShouldBe("FAILED");
        set.Element("ExecutionStatus")!.Value.ShouldBe("UNAVAILABLE");
        set.Element("StatusReason")!.Value.ShouldBe("The submitted information didn't contain changes. Submit different information to create a change set.");
        var error = await StackSteps.RefusedAsync(client.CallAsync("ExecuteChangeSet", ("StackName", "same"), ("ChangeSetName", "none")));
        error.Code.ShouldBe("InvalidChangeSetStatus");
        error.Said.ShouldEndWith("cannot be executed in its current status of [FAILED]");
        (await StackSteps.RefusedAsync(client.CallAsync("UpdateStack", ("StackName", "same"), ("TemplateBody", StackSteps.OneBucket)))).Said.ShouldBe("No updates are to be performed.");
    }

    [Fact]
    public async Task Changed_outputs_alone_are_a_change()
    {
        await client.CreateAsync("out", StackSteps.OneBucket);
        var set = await client.ChangeSetAsync("out", "output", "UPDATE", StackSteps.OneBucket + "\nOutputs: { Name: { Value: !Ref Bucket } }");
        set.Element("Status")!.Value.ShouldBe("CREATE_COMPLETE");
        set.Changes().ShouldBeEmpty();
        await client.CallAsync("ExecuteChangeSet", ("StackName", "out"), ("ChangeSetName", "output"));
        (await client.RestAsync("out")).Outputs().Keys.ShouldBe(["Name"]);
    }

    [Fact]
    public async Task Executing_one_change_set_deletes_the_others()
    {
        await client.CreateAsync("two", StackSteps.OneBucket);
        await client.ChangeSetAsync("two", "a", "UPDATE", StackSteps.OneBucket + "\n  A: { Type: 'AWS::SNS::Topic' }");
        await client.ChangeSetAsync("two", "b", "UPDATE", StackSteps.OneBucket + "\n  B: { Type: 'AWS::SNS::Topic' }");
        await client.CallAsync("ExecuteChangeSet", ("StackName", "two"), ("ChangeSetName", "a"));
        (await StackSteps.RefusedAsync(client.CallAsync("DescribeChangeSet", ("StackName", "two"), ("ChangeSetName", "b")))).Status.ShouldBe(404);
        await client.RestAsync("two");
        var left = (await client.CallAsync("ListChangeSets", ("StackName", "two"))).Element("Summaries")!.Elements().Single();
        left.Element("ExecutionStatus")!.Value.ShouldBe("EXECUTE_COMPLETE");
    }

    [Fact]
    public async Task An_update_makes_older_change_sets_obsolete()
    {
        await client.CreateAsync("stale", StackSteps.OneBucket);
        await client.ChangeSetAsync("stale", "old", "UPDATE", StackSteps.OneBucket + "\n  A: { Type: 'AWS::SNS::Topic' }");
        await client.UpdateAsync("stale", StackSteps.OneBucket + "\n  B: { Type: 'AWS::SNS::Topic' }");
        (await StackSteps.RefusedAsync(client.CallAsync("ExecuteChangeSet", ("StackName", "stale"), ("ChangeSetName", "old")))).Said.ShouldEndWith("[OBSOLETE]");
    }

    [Fact]
    public async Task The_same_call_with_the_same_token_gives_the_same_change_set_and_another_call_does_not()
    {
        (string, string)[] call = [("StackName", "once"), ("ChangeSetName", "c"), ("ChangeSetType", "CREATE"), ("TemplateBody", StackSteps.OneBucket)];
        var first = await client.CallAsync("CreateChangeSet", [.. call, ("ClientToken", "t1")]);
        var again = await client.CallAsync("CreateChangeSet", [.. call, ("ClientToken", "t1")]);
        again.Element("Id")!.Value.ShouldBe(first.Element("Id")!.Value);
        var error = await StackSteps.RefusedAsync(client.CallAsync("CreateChangeSet", [.. call, ("ClientToken", "t2")]));
        (error.Code, error.Said).ShouldBe(("AlreadyExistsException", "ChangeSet c cannot be created due to a mismatch with existing attribute ClientToken"));
    }

    [Fact]
    public async Task A_repeated_execute_with_its_token_runs_nothing_twice_and_a_reused_token_is_told()
    {
        await client.ChangeSetAsync("retry", "c", "CREATE", StackSteps.OneBucket);
        (string, string)[] call = [("StackName", "retry"), ("ChangeSetName", "c"), ("ClientRequestToken", "once")];
        await client.CallAsync("ExecuteChangeSet", call);
        await client.CallAsync("ExecuteChangeSet", call);
        await StackSteps.UntilAsync(() => client.DescribeAsync("retry"), stack => stack.Status() == "CREATE_COMPLETE");
        (await client.HistoryAsync("retry")).Count(line => line == "retry CREATE_IN_PROGRESS User Initiated").ShouldBe(1);
        (await StackSteps.RefusedAsync(client.CallAsync("DeleteStack", ("StackName", "retry"), ("ClientRequestToken", "once")))).Code.ShouldBe("TokenAlreadyExistsException");
    }

    [Fact]
    public async Task An_answer_that_is_lost_was_carried_out_all_the_same()
    {
        await client.ChangeSetAsync("lost", "c", "CREATE", StackSteps.OneBucket);
        await client.ControlAsync(HttpMethod.Post, "losses", new { action = "cloudformation:ExecuteChangeSet", region = client.Region, times = 1 });
        (string, string)[] call = [("StackName", "lost"), ("ChangeSetName", "c"), ("ClientRequestToken", "t")];
        await Should.ThrowAsync<HttpRequestException>(client.CallAsync("ExecuteChangeSet", call));
        await client.CallAsync("ExecuteChangeSet", call);
        (await client.HistoryAsync("lost")).Count(line => line.StartsWith("lost CREATE_IN_PROGRESS", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_large_change_set_has_pages()
    {
        var many = "Resources:\n" + string.Join('\n', Enumerable.Range(100, 150).Select(n => $"  T{n}: {{ Type: 'AWS::SNS::Topic' }}"));
        var first = await client.ChangeSetAsync("many", "c", "CREATE", many);
        first.Changes().Count.ShouldBe(100);
        var second = await client.CallAsync("DescribeChangeSet", ("StackName", "many"), ("ChangeSetName", "c"), ("NextToken", first.Element("NextToken")!.Value));
        second.Changes().Keys.ShouldBe(Enumerable.Range(200, 50).Select(n => $"T{n}"));
        second.Element("NextToken").ShouldBeNull();
    }

    [Theory]
    [InlineData("CREATE", "Stack [there] already exists and cannot be created again with the changeSet [c].", "there")]
    [InlineData("UPDATE", "Stack [nowhere] does not exist", "nowhere")]
    public async Task The_type_must_fit_what_is_there(string type, string said, string stack)
    {
        await client.CreateAsync("there", StackSteps.OneBucket);
        (await StackSteps.RefusedAsync(client.CallAsync("CreateChangeSet",
            ("StackName", stack), ("ChangeSetName", "c"), ("ChangeSetType", type), ("TemplateBody", StackSteps.OneBucket)))).Said.ShouldBe(said);
    }

    [Fact]
    public async Task A_reference_to_a_replaced_resource_may_replace_in_turn()
    {
        static string Net(string block) => $$"""
            Resources:
              Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: {{block}} } }
              Subnet: { Type: "AWS::EC2::Subnet", Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 } }
            """;
        await client.CreateAsync("net", Net("10.0.0.0/16"));
        var changes = (await client.ChangeSetAsync("net", "c", "UPDATE", Net("10.0.0.0/20"))).Changes();
        changes["Vpc"].Element("Replacement")!.Value.ShouldBe("True");
        changes["Subnet"].Element("Replacement")!.Value.ShouldBe("Conditional");
        var detail = changes["Subnet"].Element("Details")!.Elements().Single();
        detail.Element("ChangeSource")!.Value.ShouldBe("ResourceReference");
        detail.Element("CausingEntity")!.Value.ShouldBe("Vpc");
        detail.Element("Target")!.Element("RequiresRecreation")!.Value.ShouldBe("Always");
    }

    [Fact]
    public async Task An_import_takes_a_resource_under_care_without_making_one()
    {
        const string imported = "Resources: { Bucket: { Type: 'AWS::S3::Bucket', DeletionPolicy: Retain, Properties: { BucketName: old-one } } }";
        var set = await client.ChangeSetAsync("adopted", "c", "IMPORT", imported,
            ("ResourcesToImport.member.1.ResourceType", "AWS::S3::Bucket"), ("ResourcesToImport.member.1.LogicalResourceId", "Bucket"),
            ("ResourcesToImport.member.1.ResourceIdentifier.entry.1.key", "BucketName"), ("ResourcesToImport.member.1.ResourceIdentifier.entry.1.value", "old-one"));
        set.Changes()["Bucket"].Element("Action")!.Value.ShouldBe("Import");
        await client.CallAsync("ExecuteChangeSet", ("StackName", "adopted"), ("ChangeSetName", "c"));
        (await client.RestAsync("adopted")).Status().ShouldBe("IMPORT_COMPLETE");
        (await client.HistoryAsync("adopted")).ShouldContain("Bucket IMPORT_COMPLETE Resource import completed.");
    }
}
