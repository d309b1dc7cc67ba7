using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.Deployments;
using Portal.Tests.Harness;

namespace Portal.Tests.Environments;

/// <summary>One upgrade of three environments, from the plan to the end, with a failure on its way.</summary>
public sealed class WaveTests(OwnPortal own) : IClassFixture<OwnPortal>
{
    private readonly RunningSandbox _sandbox = own.Sandbox;
    private readonly RunningPortal _portal = own.Portal;

    [Fact]
    public async Task A_wave_lets_its_canary_go_alone_stops_at_a_failure_and_goes_on_when_somebody_resumes_it()
    {
        var names = new[] { "a-", "b-", "c-" }.Select(first => first + Line.NewName()).ToList();
        var environments = new List<string>();
        foreach (var name in names)
        {
            var done = await _portal.CarryOutAsync(_portal.Engineer, _portal.NoticeBoard(name));
            environments.Add((await _portal.Engineer.EnvironmentAsync(done["environment"], "ready")).Id);
        }
        var plan = new { product = "notice-board", canary = 1, batch = 5, pauseMinutes = 0 };
        (await _portal.Engineer.PostAsync("/waves", plan)).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        (await _portal.Platform.PostAsync("/waves", plan)).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        var wrong = (await _portal.Platform.PostAsync("/waves", new { product = "no-such", canary = 0, batch = 0, pauseMinutes = -1 })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        wrong.Problems.Select(problem => problem.Split(' ')[0]).ShouldBe(["batch", "canary", "pauseMinutes", "product"]);
        await NewVersionAsync();
        (await _portal.Engineer.PostAsync("/waves/preview", plan)).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        (await PreviewAsync(plan)).ShouldBe([$"{names[0]} 0 0.1.0 0.2.0 ", $"{names[1]} 1 0.1.0 0.2.0 ", $"{names[2]} 1 0.1.0 0.2.0 "]);
        (await _portal.Platform.GetAsync("/waves")).Json["items"]!.AsArray().ShouldBeEmpty();

        var wave = (await _portal.Platform.PostAsync("/waves", plan)).Should(HttpStatusCode.Created);
        var ready = await UntilAsync(wave.Id, "ready");
        Members(ready).ShouldBe([$"{names[0]} held", $"{names[1]} held", $"{names[2]} held"]);
        (await PreviewAsync(plan)).ShouldAllBe(line => line.Contains("is still open."));
        // Approved, and still nothing runs before the wave lets it go.
        foreach (var member in ready.Json["members"]!.AsArray()) await ApproveAsync(member!["requestId"]!.GetValue<string>());
        await _sandbox.FailAsync(names[0], "update", "Resource handler returned message: \"Internal Failure\"");
        (await _portal.Platform.PostAsync($"/waves/{wave.Id}/start")).Should(HttpStatusCode.OK);

        var stopped = await UntilAsync(wave.Id, "stopped");
        Members(stopped).ShouldBe([$"{names[0]} failed", $"{names[1]} held", $"{names[2]} held"]);
        stopped["stopReason"].ShouldContain(names[0]);
        (await VersionsAsync(environments)).ShouldBe(["0.1.0", "0.1.0", "0.1.0"]);

        (await _portal.Platform.PostAsync($"/waves/{wave.Id}/resume")).Should(HttpStatusCode.OK);
        Members(await UntilAsync(wave.Id, "done")).ShouldBe([$"{names[0]} failed", $"{names[1]} done", $"{names[2]} done"]);
        await Patience.UntilAsync(async () => (await VersionsAsync(environments)).SequenceEqual(["0.1.0", "0.2.0", "0.2.0"]), () => "The versions stayed.");
        (await _portal.Platform.PostAsync($"/waves/{wave.Id}/resume")).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
    }

    private async Task<List<string>> PreviewAsync(object plan) =>
        [.. (await _portal.Platform.PostAsync("/waves/preview", plan)).Should(HttpStatusCode.OK).Json["items"]!.AsArray().Select(each => $"{each!["name"]} {each["batch"]} {each["from"]} {each["to"]} {each["blocked"]}")];

    private async Task NewVersionAsync()
    {
        var product = Path.Combine(_portal.Templates, "notice-board", "product.yaml");
        await File.WriteAllTextAsync(product, (await File.ReadAllTextAsync(product)).Replace("version: 0.1.0", "version: 0.2.0", StringComparison.Ordinal));
        var template = Path.Combine(_portal.Templates, "notice-board", "template.yaml");
        await File.WriteAllTextAsync(template, (await File.ReadAllTextAsync(template)).Replace("      MessageRetentionPeriod:", "      VisibilityTimeout: 45\n      MessageRetentionPeriod:", StringComparison.Ordinal));
        await Patience.UntilAsync(async () => (await _portal.Engineer.GetAsync("/products/notice-board"))["version"] == "0.2.0", () => "The new version was not seen.");
    }

    // Who planned the wave asked for its upgrades, so a colleague approves.
    private async Task ApproveAsync(string request)
    {
        var waiting = await _portal.Platform.UntilAsync(request, "inReview");
        var review = (await _portal.Platform.GetAsync($"/reviews/{waiting["review"]}")).Should(HttpStatusCode.OK);
        (await _portal.SecondPlatform.DecideAsync(review, "approve")).Should(HttpStatusCode.OK);
    }

    private async Task<Answer> UntilAsync(string wave, string state)
    {
        Answer? seen = null;
        await Patience.UntilAsync(async () =>
        {
            seen = (await _portal.Platform.GetAsync($"/waves/{wave}")).Should(HttpStatusCode.OK);
            return seen["state"] == state;
        }, () => seen?.Text ?? "");
        return seen!;
    }

    private async Task<IReadOnlyList<string>> VersionsAsync(IEnumerable<string> environments)
    {
        var versions = new List<string>();
        foreach (var id in environments) versions.Add((await _portal.Engineer.GetAsync($"/environments/{id}")).Should(HttpStatusCode.OK)["version"]);
        return versions;
    }

    private static IReadOnlyList<string> Members(Answer wave) =>
        [.. wave.Json["members"]!.AsArray().Select((JsonNode? each) => $"{each!["name"]} {each["state"]}").Order(StringComparer.Ordinal)];
}
