using System.Net;
using System.Text.Json.Nodes;
using Portal.Platform.Audit;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Audit;

/// <summary>Heads of the chain that a running portal puts into a bucket on its schedule.</summary>
public sealed class HeadBucketTests
{
    private const string Bucket = "auditors";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Heads_go_into_the_bucket_and_what_it_holds_verifies_the_chain()
    {
        await using var sandbox = await RunningSandbox.StartAsync(speed: 1000);
        var of = $"?account={sandbox.Place.Account}&region={AwsPlace.Region}";
        await using var portal = await RunningPortal.StartAsync(sandbox.Place, new Dictionary<string, string>
        {
            ["Portal__Audit__HeadEveryMinutes"] = "0.01",
            ["Portal__Audit__HeadBucket__Account"] = sandbox.Place.Account,
            ["Portal__Audit__HeadBucket__Region"] = AwsPlace.Region,
            ["Portal__Audit__HeadBucket__Name"] = Bucket,
        });
        // There is no bucket yet, and the portal goes on; the head comes once there is one.
        (await portal.Engineer.PostAsync("/requests", portal.NoticeBoard(Line.NewName()).With("draft", true))).Should(HttpStatusCode.Created);
        await Patience.UntilAsync(() => Task.FromResult(portal.Log.Contains($"The bucket {Bucket} did not take the head", StringComparison.Ordinal)), () => portal.Log);
        await sandbox.ControlAsync(HttpMethod.Put, $"buckets/{Bucket}/readme{of}", "made");

        IReadOnlyList<string> keys = [];
        await Patience.UntilAsync(async () => (keys = await KeysAsync(sandbox)).Count > 0, () => portal.Log);
        keys[0].ShouldMatch("^portal-audit/[0-9]{12}-[0-9a-f]{16}\\.json$");
    }

    [Fact]
    public async Task A_folder_of_copied_objects_is_read_in_the_order_of_the_chain()
    {
        var folder = Solution.NewFolder();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "000000000012-bbbbbbbbbbbbbbbb.json"), """{"sequence":12,"hash":"bbbbbbbbbbbbbbbbbb","at":"2026-01-02T00:00:00Z"}""" + "\n", Cancellation);
            await File.WriteAllTextAsync(Path.Combine(folder, "000000000007-aaaaaaaaaaaaaaaa.json"), """{"sequence":7,"hash":"aaaaaaaaaaaaaaaaaa","at":"2026-01-01T00:00:00Z"}""" + "\n", Cancellation);
            (await AuditHeads.ReadAsync(folder, Cancellation)).Select(head => head.Sequence).ShouldBe([7, 12]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(RunningSandbox sandbox) =>
        [.. JsonNode.Parse(await sandbox.ReadAsync("state"))!["regions"]!.AsArray().SelectMany(region => region!["buckets"]![Bucket]?.AsArray() ?? [])
            .Select(key => key!.GetValue<string>()).Where(key => key != "readme")];
}
