using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace Portal.AwsClients.Tests.Wire;

public class QueryRequestTests
{
    [Fact]
    public async Task A_request_is_a_form_posted_to_the_root_with_action_and_version()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Result("DescribeStacks", ""));
        using var client = Clients.CloudFormation(stub);

        await client.DescribeStacksAsync(new DescribeStacksRequest { StackName = "a b&c=ü" }, TestContext.Current.CancellationToken);

        var request = stub.Request;
        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/");
        request.Headers["content-type"].ShouldStartWith("application/x-www-form-urlencoded");
        request.Form.ShouldBe(
            new Dictionary<string, string> { ["Action"] = "DescribeStacks", ["Version"] = "2010-05-15", ["StackName"] = "a b&c=ü" },
            ignoreOrder: true);
    }

    [Fact]
    public async Task Lists_structures_maps_and_flags_are_flattened()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Result("CreateChangeSet", ""));
        using var client = Clients.CloudFormation(stub);

        await client.CreateChangeSetAsync(
            new CreateChangeSetRequest
            {
                StackName = "shop",
                ChangeSetName = "first",
                ChangeSetType = ChangeSetType.CREATE,
                Capabilities = [Capability.CAPABILITY_IAM, Capability.CAPABILITY_AUTO_EXPAND],
                Parameters = [new Parameter { ParameterKey = "Size", ParameterValue = "3" }, new Parameter { ParameterKey = "Name", UsePreviousValue = true }],
                RollbackConfiguration = new RollbackConfiguration
                {
                    MonitoringTimeInMinutes = 5,
                    RollbackTriggers = [new RollbackTrigger { Arn = "arn:alarm", Type = "AWS::CloudWatch::Alarm" }],
                },
                ResourcesToImport =
                [
                    new ResourceToImport
                    {
                        ResourceType = "AWS::S3::Bucket",
                        LogicalResourceId = "Assets",
                        ResourceIdentifier = new Dictionary<string, string> { ["BucketName"] = "assets" },
                    },
                ],
                IncludeNestedStacks = false,
            },
            TestContext.Current.CancellationToken);

        stub.Request.Form.ShouldBe(
            new Dictionary<string, string>
            {
                ["Action"] = "CreateChangeSet",
                ["Version"] = "2010-05-15",
                ["StackName"] = "shop",
                ["ChangeSetName"] = "first",
                ["ChangeSetType"] = "CREATE",
                ["Capabilities.member.1"] = "CAPABILITY_IAM",
                ["Capabilities.member.2"] = "CAPABILITY_AUTO_EXPAND",
                ["Parameters.member.1.ParameterKey"] = "Size",
                ["Parameters.member.1.ParameterValue"] = "3",
                ["Parameters.member.2.ParameterKey"] = "Name",
                ["Parameters.member.2.UsePreviousValue"] = "true",
                ["RollbackConfiguration.MonitoringTimeInMinutes"] = "5",
                ["RollbackConfiguration.RollbackTriggers.member.1.Arn"] = "arn:alarm",
                ["RollbackConfiguration.RollbackTriggers.member.1.Type"] = "AWS::CloudWatch::Alarm",
                ["ResourcesToImport.member.1.ResourceType"] = "AWS::S3::Bucket",
                ["ResourcesToImport.member.1.LogicalResourceId"] = "Assets",
                ["ResourcesToImport.member.1.ResourceIdentifier.entry.1.key"] = "BucketName",
                ["ResourcesToImport.member.1.ResourceIdentifier.entry.1.value"] = "assets",
                ["IncludeNestedStacks"] = "false",
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task An_empty_list_is_sent_as_empty_and_an_absent_one_not_at_all()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Result("CreateChangeSet", ""));
        using var client = Clients.CloudFormation(stub);

        await client.CreateChangeSetAsync(
            new CreateChangeSetRequest { StackName = "shop", ChangeSetName = "first", Tags = [] }, TestContext.Current.CancellationToken);

        stub.Request.Form["Tags"].ShouldBe("");
        stub.Request.Form.Keys.ShouldNotContain(key => key.StartsWith("Parameters"));
    }

    [Fact]
    public async Task Timestamps_go_out_in_utc_whatever_their_kind()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Result("GetMetricData", ""));
        using var client = Clients.CloudWatch(stub);
        var noon = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

        await client.GetMetricDataAsync(
            new GetMetricDataRequest
            {
                StartTime = noon.ToLocalTime(),
                EndTime = noon.AddMilliseconds(250),
                ScanBy = ScanBy.TimestampAscending,
                MetricDataQueries =
                [
                    new MetricDataQuery
                    {
                        Id = "requests",
                        MetricStat = new MetricStat
                        {
                            Metric = new Metric
                            {
                                Namespace = "AWS/ApplicationELB",
                                MetricName = "RequestCount",
                                Dimensions = [new Dimension { Name = "LoadBalancer", Value = "app/x/1" }],
                            },
                            Period = 60,
                            Stat = "Sum",
                            Unit = StandardUnit.CountSecond,
                        },
                    },
                ],
            },
            TestContext.Current.CancellationToken);

        var form = stub.Request.Form;
        form["StartTime"].ShouldBe("2026-03-01T12:00:00Z");
        form["EndTime"].ShouldBe("2026-03-01T12:00:00.250Z");
        form["ScanBy"].ShouldBe("TimestampAscending");
        form["MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value"].ShouldBe("app/x/1");
        form["MetricDataQueries.member.1.MetricStat.Unit"].ShouldBe("Count/Second");
    }
}
