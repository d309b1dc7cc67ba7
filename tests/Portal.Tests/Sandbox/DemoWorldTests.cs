using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Api.OpenApi;

namespace Portal.Tests.Sandbox;

public sealed partial class DemoWorldTests : IAsyncDisposable
{
    private RunningSandbox? _sandbox;
    private RunningPortal? _portal;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_world_is_told_once_by_the_portals_own_line_and_a_kill_meanwhile_does_no_harm()
    {
        _sandbox = await RunningSandbox.StartAsync(60);
        var portal = _portal = RunningPortal.WithDemoWorld(_sandbox.Place);
        portal.Begin();
        await Patience.UntilAsync(async () => await ToldAsync(portal) >= 4, () => portal.Log);
        await portal.KillAsync();
        await portal.StartAsync();

        portal.Log.Split('\n').Where(line => line.Contains("did not come off", StringComparison.Ordinal)).ShouldBeEmpty();
        var environments = await AllAsync(portal, "environments");
        environments.Select(one => Text(one, "team")).Distinct().Order().ShouldBe(["ledger", "media", "search", "shop"]);
        environments.Count.ShouldBe(13);
        environments.Where(one => Text(one, "state") == "failed").Select(one => Text(one, "name")).ShouldBe(["ledger-archive"]);
        var oldest = environments.Min(one => DateTimeOffset.Parse(Text(one, "createdAt")));
        (TimeProvider.System.GetUtcNow() - oldest).TotalDays.ShouldBeInRange(385, 397);

        (await portal.Platform.GetAsync("/environments?endsSoon=true")).Json["items"]!.AsArray().Select(one => Text(one!, "name")).ShouldBe(["search-lab"]);
        var lease = (await portal.As("platform").GetAsync("/environments/search-lab/lease")).Json;
        (lease["warnedHours"]!.GetValue<int>(), lease["endedAt"] is null).ShouldBe((24, true));

        var deployments = await AllAsync(portal, "deployments");
        deployments.Select(one => Text(one, "state")).Distinct().Order().ShouldBe(["rolledBack", "succeeded"]);
        deployments.ShouldContain(one => Text(one, "kind") == "delete" && Text(one, "name") == "shop-legacy");
        // Built in the time that AWS takes, and at the time of the story.
        deployments.Where(one => Text(one, "kind") == "create" && Text(one, "state") == "succeeded" && Text(one, "name") != "media-site")
            .ShouldAllBe(one => Minutes(one) > 12 && Minutes(one) < 40);
        var reviews = await AllAsync(portal, "reviews");
        reviews.Where(one => Text(one, "state") == "waiting").Select(one => Text(one, "name")).Order().ShouldBe(["media-upload", "search-eu", "shop-web"]);

        // What stands in the cloud is what the portal says, and the cloud's time is the machine's again.
        (await portal.Aws.StacksAsync("shop-web", Cancellation)).ShouldHaveSingleItem().CreationTime!.Value.ShouldBeLessThan(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-380));
        var clock = JsonNode.Parse(await _sandbox.ReadAsync("clock"))!;
        (TimeProvider.System.GetUtcNow() - DateTimeOffset.Parse(Text(clock, "at"))).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(2));
        clock["speed"]!.GetValue<double>().ShouldBe(60);

        // Nowhere else is so much of everything: what is told of it is told as the API's document says.
        (await DescribedAnswers.ProblemsAsync(portal)).ShouldBeEmpty();

        foreach (var (person, stops) in new[] { ("mara.lindqvist", 7), ("tomas.rey", 8), ("priya.nair", 4) }) await TourAsync(portal, person, stops);

        await portal.KillAsync();
        await portal.StartAsync();
        // The draft is its owner's alone.
        (await AllAsync(portal, "requests")).Count.ShouldBe(23);
        portal.Log.ShouldNotContain("Telling");
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }

    /// <summary>Every stop of somebody's tour is there, opens, and has the bar over it that leads on.</summary>
    private static async Task TourAsync(RunningPortal portal, string person, int stops)
    {
        using var reader = await SignedIn.AsAsync(portal, person);
        (await reader.PageAsync("/")).ShouldContain("New here?");
        var found = StopLink().Matches(await reader.PageAsync("/tour")).Select(match => match.Groups[1].Value).Distinct().ToList();
        found.Count.ShouldBe(stops, $"{person}: {string.Join(", ", found)}");
        for (var i = 0; i < stops; i++) (await reader.PageAsync(found[i])).ShouldContain($"Tour, {i + 1} of {stops}", customMessage: found[i]);
    }

    [GeneratedRegex("""href="(/[^"]*\?tour=\d+)""")]
    private static partial Regex StopLink();

    private static async Task<int> ToldAsync(RunningPortal portal)
    {
        var file = Path.Combine(portal.Data, "demo-world.json");
        return File.Exists(file) ? JsonNode.Parse(await File.ReadAllTextAsync(file, Cancellation))!["Told"]!.GetValue<int>() : 0;
    }

    private static async Task<List<JsonNode>> AllAsync(RunningPortal portal, string what) =>
        [.. (await portal.Platform.GetAsync($"/{what}?limit=100")).Json["items"]!.AsArray().Select(one => one!)];

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private static double Minutes(JsonNode deployment) =>
        (DateTimeOffset.Parse(Text(deployment, "endedAt")) - DateTimeOffset.Parse(Text(deployment, "startedAt"))).TotalMinutes;
}
