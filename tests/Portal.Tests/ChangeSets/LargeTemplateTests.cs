using System.Net;
using System.Text;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.S3.Model;
using Portal.AwsClients.Tests.Moto;
using Portal.Tests.Harness;

namespace Portal.Tests.ChangeSets;

/// <summary>Templates that CloudFormation takes from a bucket only, from the request to the stack.</summary>
/// <param name="large">With a bucket in one region and none in the other.</param>
public sealed class LargeTemplateTests(LargePortal large) : IClassFixture<LargePortal>, IAsyncDisposable
{
    private const string Bucket = LargePortal.Bucket;

    private readonly List<IAsyncDisposable> _running = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_template_above_51_200_bytes_goes_through_the_bucket_and_is_what_was_approved()
    {
        var (sandbox, portal) = (large.Sandbox, large.Portal);

        var review = await portal.Engineer.ReviewOfAsync(ManyQueues(portal));
        review["digest"].Length.ShouldBe(64);
        await portal.ApproveAsync(review);
        var done = await portal.Engineer.UntilAsync(review["request"], "done");
        var environment = await portal.Engineer.EnvironmentAsync(done["environment"], "ready");
        (await portal.Engineer.GetAsync($"/environments/{environment.Id}/resources")).Json["items"]!.AsArray().Count.ShouldBe(150);
        (await BodyAsync(sandbox.Place, environment["name"])).ShouldBeGreaterThan(51_200);

        // A delete renders from the stack's own template, which is as large.
        var deleted = await portal.CarryOutAsync(portal.Engineer, new { kind = "delete", environment = environment.Id });
        await portal.Engineer.EnvironmentAsync(deleted["environment"], "deleted");
    }

    [Fact]
    public async Task Another_template_under_the_name_of_an_approved_change_set_is_not_executed_but_reviewed_anew()
    {
        var (sandbox, portal) = (large.Sandbox, large.Portal);
        var review = await portal.Engineer.ReviewOfAsync(ManyQueues(portal));

        // Somebody makes the change set anew, under the same name, from a template with other queues.
        using var s3 = sandbox.Place.S3();
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = "other.yaml", ContentBody = LargeProduct.Template(151) }, Cancellation);
        using var client = sandbox.Place.CloudFormation();
        var held = (await client.ListChangeSetsAsync(new ListChangeSetsRequest { StackName = review["name"] }, Cancellation)).Summaries!.Single();
        await client.DeleteChangeSetAsync(new DeleteChangeSetRequest { ChangeSetName = held.ChangeSetId! }, Cancellation);
        await client.CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = review["name"],
            ChangeSetName = held.ChangeSetName!,
            ChangeSetType = ChangeSetType.CREATE,
            TemplateURL = $"https://{Bucket}.s3.us-east-1.amazonaws.com/other.yaml",
        }, Cancellation);
        await portal.ApproveAsync(review);

        Answer? seen = null;
        await Patience.UntilAsync(async () =>
        {
            seen = await portal.Engineer.GetAsync($"/requests/{review["request"]}");
            return seen["state"] == "inReview" && seen["review"] != review.Id;
        }, () => seen?.Text ?? "");
        (await sandbox.Place.StacksAsync(review["name"], Cancellation)).ShouldHaveSingleItem().StackStatus.ShouldBe(StackStatus.REVIEW_IN_PROGRESS);
    }

    [Fact]
    public async Task Without_a_bucket_the_request_fails_with_the_setting_that_is_missing()
    {
        var sandbox = Keep(await RunningSandbox.StartAsync(speed: 1000));
        var portal = await PortalAsync(sandbox.Place, "");

        var request = (await portal.Engineer.PostAsync("/requests", ManyQueues(portal))).Should(HttpStatusCode.Created);
        var failed = await portal.Engineer.UntilAsync(request.Id, "failed");

        failed["reason"].ShouldContain("above 51,200 it goes through a bucket");
        failed["reason"].ShouldContain("set TemplateBucket for the account");
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_named()
    {
        var portal = large.Portal;
        var request = (await portal.Engineer.PostAsync("/requests", ManyQueues(portal).With("region", "eu-west-1"))).Should(HttpStatusCode.Created);

        (await portal.Engineer.UntilAsync(request.Id, "failed"))["reason"].ShouldContain("the bucket templates-eu-west-1, which does not stand in account 111111111111, eu-west-1");
    }

    [Fact]
    public async Task Moto_takes_it_from_the_bucket_too()
    {
        var moto = new MotoServer();
        Keep(moto);
        await moto.InitializeAsync();
        if (moto.Credentials is not { } credentials)
        {
            Assert.Skip("skipped: moto_server not installed");
            return;
        }
        var key = await credentials.GetCredentialsAsync();
        var place = new AwsPlace(moto.Url, "123456789012", key.AccessKey, key.SecretKey);
        await MakeBucketAsync(place);
        var portal = await PortalAsync(place, Bucket);

        var done = await portal.CarryOutAsync(portal.Engineer, ManyQueues(portal));

        var environment = await portal.Engineer.EnvironmentAsync(done["environment"], "ready");
        (await portal.Engineer.GetAsync($"/environments/{environment.Id}/resources")).Json["items"]!.AsArray().Count.ShouldBe(150);
        (await BodyAsync(place, environment["name"])).ShouldBeGreaterThan(51_200);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var each in Enumerable.Reverse(_running)) await each.DisposeAsync();
    }

    private async Task<RunningPortal> PortalAsync(AwsPlace place, string bucket) => Keep(await LargePortal.StartAsync(place, bucket));

    private static Dictionary<string, object> ManyQueues(RunningPortal portal) => new(portal.NoticeBoard(Line.NewName())) { ["product"] = LargeProduct.Id, ["inputs"] = new Dictionary<string, string>() };

    private static async Task<int> BodyAsync(AwsPlace place, string stack)
    {
        using var client = place.CloudFormation();
        return Encoding.UTF8.GetByteCount((await client.GetTemplateAsync(new GetTemplateRequest { StackName = stack }, Cancellation)).TemplateBody!);
    }

    // A stack makes the bucket, so that no client for it is needed.
    private static async Task MakeBucketAsync(AwsPlace place)
    {
        using var client = place.CloudFormation();
        var set = await client.CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = "templates",
            ChangeSetName = "make",
            ChangeSetType = ChangeSetType.CREATE,
            TemplateBody = $"Resources: {{ Bucket: {{ Type: 'AWS::S3::Bucket', Properties: {{ BucketName: {Bucket} }} }} }}",
        }, Cancellation);
        await client.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { ChangeSetName = set.Id! }, Cancellation);
    }

    private T Keep<T>(T running) where T : IAsyncDisposable
    {
        _running.Add(running);
        return running;
    }
}
