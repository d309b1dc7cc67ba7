using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Metric = Amazon.CloudWatch.Model.Metric;

namespace Portal.AwsClients.Tests.Moto;

public class MotoRoundTripTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private const string Template = """
        {
          "Parameters": { "QueueName": { "Type": "String" } },
          "Resources": {
            "Topic": { "Type": "AWS::SNS::Topic" },
            "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Ref": "QueueName" } } },
            "Bucket": { "Type": "AWS::S3::Bucket" }
          }
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_set_becomes_a_stack_and_the_stack_goes_again()
    {
        using var client = Client();

        var created = await client.CreateChangeSetAsync(
            new CreateChangeSetRequest
            {
                StackName = "shop",
                ChangeSetName = "first",
                ChangeSetType = ChangeSetType.CREATE,
                TemplateBody = Template,
                Parameters = [new Parameter { ParameterKey = "QueueName", ParameterValue = "orders" }],
                Tags = [new Tag { Key = "portal:environment-id", Value = "7f" }],
                ClientToken = "token-1",
            },
            Cancellation);
        created.StackId!.ShouldContain(":stack/shop/");

        var changeSet = await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { ChangeSetName = created.Id! }, Cancellation);
        changeSet.Status.ShouldBe(ChangeSetStatus.CREATE_COMPLETE);
        changeSet.ExecutionStatus.ShouldBe(ExecutionStatus.AVAILABLE);
        changeSet.Parameters!.Single().ParameterValue.ShouldBe("orders");
        changeSet.Changes!.Select(change => change.ResourceChange!.ResourceType)
            .ShouldBe(["AWS::SNS::Topic", "AWS::SQS::Queue", "AWS::S3::Bucket"], ignoreOrder: true);
        changeSet.Changes!.ShouldAllBe(change => change.ResourceChange!.Action == ChangeAction.Add);
        (await StackAsync(client, "shop")).StackStatus.ShouldBe(StackStatus.REVIEW_IN_PROGRESS);

        await client.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { ChangeSetName = created.Id!, ClientRequestToken = "token-2" }, Cancellation);

        var stack = await StackAsync(client, "shop");
        stack.StackStatus.ShouldBe(StackStatus.CREATE_COMPLETE);
        stack.StackId.ShouldBe(created.StackId);
        stack.Tags!.Single().Value.ShouldBe("7f");

        var events = await client.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = "shop" }, Cancellation);
        events.StackEvents![0].ResourceStatus.ShouldBe(ResourceStatus.CREATE_COMPLETE);
        events.StackEvents.Select(stackEvent => stackEvent.EventId).ShouldBeUnique();

        var resources = await client.ListStackResourcesAsync(new ListStackResourcesRequest { StackName = "shop" }, Cancellation);
        resources.StackResourceSummaries!.Select(resource => resource.LogicalResourceId).ShouldBe(["Topic", "Queue", "Bucket"], ignoreOrder: true);
        resources.StackResourceSummaries!.Single(resource => resource.LogicalResourceId == "Queue").PhysicalResourceId!.ShouldContain("orders");

        var template = await client.GetTemplateAsync(new GetTemplateRequest { StackName = "shop" }, Cancellation);
        template.TemplateBody!.ShouldContain("AWS::SQS::Queue");

        await client.DeleteStackAsync(new DeleteStackRequest { StackName = "shop", ClientRequestToken = "token-3" }, Cancellation);

        var gone = await Should.ThrowAsync<AmazonCloudFormationException>(() => StackAsync(client, "shop"));
        gone.ErrorCode.ShouldBe("ValidationError");
        (await StackAsync(client, created.StackId!)).StackStatus.ShouldBe(StackStatus.DELETE_COMPLETE);
    }

    [Fact]
    public async Task A_template_put_into_a_bucket_makes_a_change_set_by_its_address()
    {
        using var client = Client();
        using var s3 = new AmazonS3Client(CredentialsOrSkip(), Pointed(new AmazonS3Config { ForcePathStyle = true }));
        var bucket = await client.CreateChangeSetAsync(
            new CreateChangeSetRequest
            {
                StackName = "template-bucket",
                ChangeSetName = "make",
                ChangeSetType = ChangeSetType.CREATE,
                TemplateBody = """{"Resources":{"Bucket":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"shop-templates"}}}}""",
            },
            Cancellation);
        await client.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { ChangeSetName = bucket.Id! }, Cancellation);
        var large = $"{{\"Description\":\"{new string('x', 900)}\",\"Resources\":{{{string.Join(',', Enumerable.Range(0, 200).Select(i => $"\"Topic{i}\":{{\"Type\":\"AWS::SNS::Topic\",\"Properties\":{{\"DisplayName\":\"{new string('y', 250)}\"}}}}"))}}}}}";
        large.Length.ShouldBeGreaterThan(51_200);

        var put = await s3.PutObjectAsync(
            new PutObjectRequest { BucketName = "shop-templates", Key = "portal/large.json", ContentBody = large, ChecksumSHA256 = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(large))) },
            Cancellation);
        put.ETag.ShouldNotBeNullOrEmpty();
        var created = await client.CreateChangeSetAsync(
            new CreateChangeSetRequest { StackName = "large", ChangeSetName = "first", ChangeSetType = ChangeSetType.CREATE, TemplateURL = "https://shop-templates.s3.eu-west-1.amazonaws.com/portal/large.json" },
            Cancellation);

        var changes = 0;
        DescribeChangeSetResponse? page = null;
        do
        {
            page = await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { ChangeSetName = created.Id!, NextToken = page?.NextToken }, Cancellation);
            changes += page.Changes!.Count;
        }
        while (page.NextToken is not null);
        changes.ShouldBe(200);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_so_the_round_trip_proves_the_signature()
    {
        var accessKey = (await CredentialsOrSkip().GetCredentialsAsync()).AccessKey;
        using var wrong = Client(new BasicAWSCredentials(accessKey, "not the secret"));

        var error = await Should.ThrowAsync<AmazonCloudFormationException>(() => wrong.DescribeStacksAsync(Cancellation));

        error.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        error.ErrorCode.ShouldBe("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task CloudWatch_answers_for_an_account_without_alarms_and_data()
    {
        using var client = new AmazonCloudWatchClient(CredentialsOrSkip(), Pointed(new AmazonCloudWatchConfig()));
        var end = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

        var alarms = await client.DescribeAlarmsAsync(Cancellation);
        var data = await client.GetMetricDataAsync(
            new GetMetricDataRequest
            {
                StartTime = end.AddHours(-1),
                EndTime = end,
                MetricDataQueries =
                [
                    new MetricDataQuery
                    {
                        Id = "cpu",
                        MetricStat = new MetricStat { Metric = new Metric { Namespace = "AWS/EC2", MetricName = "CPUUtilization" }, Period = 60, Stat = "Average" },
                    },
                ],
            },
            Cancellation);

        (alarms.MetricAlarms ?? []).ShouldBeEmpty();
        var result = data.MetricDataResults!.Single();
        result.Id.ShouldBe("cpu");
        (result.Values ?? []).ShouldBeEmpty();
    }

    private AmazonCloudFormationClient Client(AWSCredentials? credentials = null) =>
        new(credentials ?? CredentialsOrSkip(), Pointed(new AmazonCloudFormationConfig()));

    private AWSCredentials CredentialsOrSkip()
    {
        Assert.SkipWhen(moto.Credentials is null, "skipped: moto_server not installed");
        return moto.Credentials!;
    }

    private TConfig Pointed<TConfig>(TConfig config) where TConfig : ClientConfig
    {
        config.ServiceURL = moto.Url;
        config.AuthenticationRegion = "eu-west-1";
        return config;
    }

    private static async Task<Stack> StackAsync(AmazonCloudFormationClient client, string name) =>
        (await client.DescribeStacksAsync(new DescribeStacksRequest { StackName = name }, Cancellation)).Stacks!.Single();
}
