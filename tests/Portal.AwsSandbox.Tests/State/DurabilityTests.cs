using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.State;

public sealed class DurabilityTests
{
    private const string Slow = """
        Resources:
          Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: 10.0.0.0/16 } }
          Subnet: { Type: "AWS::EC2::Subnet", Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 } }
          Queue: { Type: "AWS::SQS::Queue", DependsOn: Subnet }
          Balancer: { Type: "AWS::ElasticLoadBalancingV2::LoadBalancer", Properties: { Subnets: [!Ref Subnet] } }
          Cache: { Type: "AWS::ElastiCache::ReplicationGroup", Properties: { ReplicationGroupDescription: c } }
        Outputs:
          Cache: { Value: !GetAtt Cache.PrimaryEndPoint.Address }
        """;

    [Fact]
    public async Task A_sandbox_killed_in_the_middle_of_a_create_goes_on_as_if_nothing_had_been()
    {
        await using var sandbox = await SandboxProcess.StartAsync(speed: 60);
        var client = new Client(sandbox.Address, "us-east-1");
        await client.ChangeSetAsync("shop", "c", "CREATE", Slow);
        await client.CallAsync("ExecuteChangeSet", ("StackName", "shop"), ("ChangeSetName", "c"), ("ClientRequestToken", "t"));
        var before = await StackSteps.UntilAsync(() => client.EventsAsync("shop"), events => events.Exists(e => e.Element("LogicalResourceId")!.Value == "Queue"));

        await sandbox.KillAsync();
        await sandbox.StartAsync();
        client = new Client(sandbox.Address, "us-east-1");

        (await client.DescribeAsync("shop")).Status().ShouldBe("CREATE_IN_PROGRESS");
        await client.ControlAsync(HttpMethod.Put, "speed", new { speed = 5000 });
        (await client.RestAsync("shop")).Status().ShouldBe("CREATE_COMPLETE");
        var after = await client.EventsAsync("shop");
        after.Take(before.Count).Select(e => e.ToString()).ShouldBe(before.Select(e => e.ToString()));
        after.Select(e => e.Element("EventId")!.Value).ShouldBeUnique();
        // Two of review and begin, three for each of five resources, and the end.
        after.Count.ShouldBe(2 + 5 * 3 + 1);
    }

    [Fact]
    public async Task Killing_again_and_again_loses_nothing_that_was_answered()
    {
        await using var sandbox = await SandboxProcess.StartAsync(speed: 2000);
        for (var round = 1; round <= 4; round++)
        {
            var client = new Client(sandbox.Address, "us-east-1");
            for (var n = 0; n < 5; n++)
                await client.CallAsync("CreateStack", ("StackName", $"s{round}x{n}"), ("TemplateBody", StackSteps.OneBucket));
            await sandbox.KillAsync();
            await sandbox.StartAsync();
            client = new Client(sandbox.Address, "us-east-1");
            (await client.CallAsync("DescribeStacks")).Element("Stacks")!.Elements().Count().ShouldBe(round * 5);
        }
        var last = new Client(sandbox.Address, "us-east-1");
        for (var round = 1; round <= 4; round++)
            for (var n = 0; n < 5; n++)
            {
                (await last.RestAsync($"s{round}x{n}")).Status().ShouldBe("CREATE_COMPLETE");
                (await last.HistoryAsync($"s{round}x{n}")).Count.ShouldBe(5);
            }
    }

    [Fact]
    public async Task A_torn_last_line_is_forgotten_and_a_broken_one_stops_the_start()
    {
        await using var sandbox = await SandboxProcess.StartAsync(speed: 2000);
        var client = new Client(sandbox.Address, "us-east-1");
        await client.CreateAsync("kept", StackSteps.OneBucket);
        await sandbox.KillAsync();
        var journal = Directory.EnumerateFiles(sandbox.Folder, "journal-*.jsonl", SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(journal, "0123456789abcdef {\"Stacks\":[{\"Id\":", TestContext.Current.CancellationToken);
        await sandbox.StartAsync();
        client = new Client(sandbox.Address, "us-east-1");
        (await client.DescribeAsync("kept")).Status().ShouldBe("CREATE_COMPLETE");
        await client.CreateAsync("after", StackSteps.OneBucket);
        await sandbox.KillAsync();

        var bytes = await File.ReadAllBytesAsync(journal, TestContext.Current.CancellationToken);
        bytes[100] ^= 1;
        await File.WriteAllBytesAsync(journal, bytes, TestContext.Current.CancellationToken);
        (await Record.ExceptionAsync(sandbox.StartAsync)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Temporary_credentials_outlive_a_restart_and_a_reset_forgets_stacks()
    {
        await using var sandbox = await SandboxProcess.StartAsync(speed: 2000);
        var client = new Client(sandbox.Address, "us-east-1");
        await client.CreateAsync("gone", StackSteps.OneBucket);
        var issued = (await client.CallAsync("sts", "2011-06-15", "AssumeRole", ("RoleArn", "arn:aws:iam::111111111111:role/portal"), ("RoleSessionName", "me"))).Element("Credentials")!;
        await sandbox.KillAsync();
        await sandbox.StartAsync();
        var assumed = new Client(sandbox.Address, "us-east-1")
        {
            Key = new(issued.Element("AccessKeyId")!.Value, issued.Element("SecretAccessKey")!.Value, issued.Element("SessionToken")!.Value),
        };
        (await assumed.CallAsync("DescribeStacks")).Element("Stacks")!.Elements().Count().ShouldBe(1);
        await assumed.ControlAsync(HttpMethod.Post, "reset");
        (await assumed.CallAsync("DescribeStacks")).Element("Stacks")!.Elements().ShouldBeEmpty();
    }
}
