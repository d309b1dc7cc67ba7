using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudFormation;

public sealed class CreateTests(SharedSandbox shared)
{
    private const string Network = """
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Subnet:
            Type: AWS::EC2::Subnet
            Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 }
          Topic:
            Type: AWS::SNS::Topic
        Outputs:
          Subnet: { Value: !Ref Subnet }
          Topic: { Value: !GetAtt Topic.TopicName }
        """;

    private readonly Client client = shared.Client();

    [Fact]
    public async Task A_change_set_on_a_new_name_leaves_a_stack_in_review_and_executing_it_creates_the_stack()
    {
        var set = await client.ChangeSetAsync("shop", "first", "CREATE", Network);
        set.Element("ExecutionStatus")!.Value.ShouldBe("AVAILABLE");
        set.Changes().Values.ShouldAllBe(change => change.Element("Action")!.Value == "Add");
        (await client.DescribeAsync("shop")).Status().ShouldBe("REVIEW_IN_PROGRESS");

        await client.CallAsync("ExecuteChangeSet", ("StackName", "shop"), ("ChangeSetName", "first"), ("ClientRequestToken", "token-1"));
        var stack = await StackSteps.UntilAsync(() => client.DescribeAsync("shop"), found => found.Status() == "CREATE_COMPLETE");

        stack.Outputs()["Subnet"].ShouldStartWith("subnet-");
        stack.Outputs()["Topic"].ShouldStartWith("shop-Topic-");
        var events = await client.EventsAsync("shop");
        events.Skip(1).ShouldAllBe(e => e.Element("ClientRequestToken")!.Value == "token-1");
        events.Select(e => e.Element("EventId")!.Value).ShouldBeUnique();
    }

    [Fact]
    public async Task A_resource_waits_for_those_it_refers_to_and_tells_twice_that_it_is_in_progress()
    {
        await client.CreateAsync("net", Network);
        var history = await client.HistoryAsync("net");
        history[0].ShouldBe("net CREATE_IN_PROGRESS User Initiated");
        history[^1].ShouldBe("net CREATE_COMPLETE");
        history.Where(line => line.StartsWith("Subnet ", StringComparison.Ordinal)).ShouldBe(
            ["Subnet CREATE_IN_PROGRESS", "Subnet CREATE_IN_PROGRESS Resource creation Initiated", "Subnet CREATE_COMPLETE"]);
        history.IndexOf("Vpc CREATE_COMPLETE").ShouldBeLessThan(history.IndexOf("Subnet CREATE_IN_PROGRESS"));
        history.IndexOf("Topic CREATE_IN_PROGRESS").ShouldBeLessThan(history.IndexOf("Vpc CREATE_COMPLETE"));
    }

    [Fact]
    public async Task A_failed_resource_cancels_its_siblings_and_the_rollback_deletes_in_reverse_order()
    {
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "create", logicalId = "Subnet", reason = "No room left" });
        var stack = await client.CreateAsync("doomed", Network.Replace("Topic:\n    Type: AWS::SNS::Topic", "Topic:\n    Type: AWS::SQS::Queue\n    DependsOn: Vpc", StringComparison.Ordinal)
            .Replace("Topic.TopicName", "Topic.QueueName", StringComparison.Ordinal));
        stack.Status().ShouldBe("ROLLBACK_COMPLETE");
        var history = await client.HistoryAsync("doomed");
        history.ShouldContain("Subnet CREATE_FAILED No room left");
        history.ShouldContain("Topic CREATE_FAILED Resource creation cancelled");
        history.ShouldContain("doomed ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Subnet, Topic]. Rollback requested by user.");
        history.IndexOf("Subnet DELETE_COMPLETE").ShouldBeLessThan(history.IndexOf("Vpc DELETE_IN_PROGRESS"));
        history[^1].ShouldBe("doomed ROLLBACK_COMPLETE");
    }

    [Fact]
    public async Task Without_rollback_what_stands_stays_and_other_paths_go_on()
    {
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "create", type = "AWS::EC2::VPC", reason = "Limit" });
        var stack = await client.CreateAsync("kept", Network, ("DisableRollback", "true"));
        stack.Status().ShouldBe("CREATE_FAILED");
        stack.Reason().ShouldBe("The following resource(s) failed to create: [Vpc]. ");
        (await client.HistoryAsync("kept")).ShouldContain("Topic CREATE_COMPLETE");

        // The next update tries again what failed.
        (await client.UpdateAsync("kept", Network)).Status().ShouldBe("UPDATE_COMPLETE");
        (await client.HistoryAsync("kept")).ShouldContain("Subnet CREATE_COMPLETE");
    }

    [Fact]
    public async Task A_failed_create_that_was_kept_can_be_rolled_back()
    {
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "create", logicalId = "Vpc", reason = "Limit" });
        await client.CreateAsync("undone", Network, ("OnFailure", "DO_NOTHING"));
        await client.CallAsync("RollbackStack", ("StackName", "undone"));
        (await client.RestAsync("undone")).Status().ShouldBe("ROLLBACK_COMPLETE");
    }

    [Fact]
    public async Task On_failure_delete_leaves_no_stack()
    {
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "create", logicalId = "Vpc", reason = "Limit" });
        (await client.CreateAsync("gone", Network, ("OnFailure", "DELETE"))).Status().ShouldBe("DELETE_COMPLETE");
        var error = await StackSteps.RefusedAsync(client.CallAsync("DescribeStacks", ("StackName", "gone")));
        (error.Code, error.Said).ShouldBe(("ValidationError", "Stack with id gone does not exist"));
    }

    [Fact]
    public async Task A_create_that_takes_too_long_is_rolled_back()
    {
        await client.ControlAsync(HttpMethod.Post, "stuck", new { client.Region, logicalId = "Vpc" });
        (await client.CreateAsync("slow", Network, ("TimeoutInMinutes", "5"))).Status().ShouldBe("ROLLBACK_COMPLETE");
        (await client.HistoryAsync("slow")).ShouldContain("slow ROLLBACK_IN_PROGRESS Stack creation time exceeded the specified timeout. Rollback requested by user.");
    }

    [Fact]
    public async Task A_stuck_resource_hangs_until_it_is_released()
    {
        await client.ControlAsync(HttpMethod.Post, "stuck", new { client.Region, logicalId = "Topic" });
        var id = (await client.CallAsync("CreateStack", ("StackName", "hanging"), ("TemplateBody", Network))).Element("StackId")!.Value;
        await StackSteps.UntilAsync(() => client.HistoryAsync("hanging"), history => history.Contains("Subnet CREATE_COMPLETE"));
        (await client.DescribeAsync(id)).Status().ShouldBe("CREATE_IN_PROGRESS");
        await client.ControlAsync(HttpMethod.Delete, $"stuck?region={client.Region}");
        (await client.RestAsync(id)).Status().ShouldBe("CREATE_COMPLETE");
    }

    [Fact]
    public async Task Properties_that_do_not_exist_or_are_missing_fail_the_resource()
    {
        await client.CreateAsync("typo", """
            Resources:
              Subnet:
                Type: AWS::EC2::Subnet
                Properties: { CidrBlok: 10.0.0.0/24 }
            """);
        (await client.HistoryAsync("typo")).ShouldContain(line => line.StartsWith("Subnet CREATE_FAILED", StringComparison.Ordinal) &&
            line.Contains("extraneous key [CidrBlok]", StringComparison.Ordinal) && line.Contains("required key [VpcId] not found", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_is_taken_fails_the_resource()
    {
        const string named = "Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: the-only-one } } }";
        (await client.CreateAsync("first", named)).Status().ShouldBe("CREATE_COMPLETE");
        (await client.CreateAsync("second", named)).Status().ShouldBe("ROLLBACK_COMPLETE");
        (await client.HistoryAsync("second")).ShouldContain(line => line.Contains("the-only-one already exists", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_with_a_creation_policy_waits_for_the_signals_of_its_instances()
    {
        await client.CreateAsync("group", """
            Resources:
              Group:
                Type: AWS::AutoScaling::AutoScalingGroup
                CreationPolicy: { ResourceSignal: { Count: 3, Timeout: PT15M } }
                Properties: { MinSize: '3', MaxSize: '10', VPCZoneIdentifier: [subnet-1] }
            """);
        var history = await client.HistoryAsync("group");
        history.Count(line => line.Contains("Received SUCCESS signal with UniqueId i-", StringComparison.Ordinal)).ShouldBe(3);
        history[^1].ShouldBe("group CREATE_COMPLETE");
    }
}
