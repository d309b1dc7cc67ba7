using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Follow;

/// <summary>Follows a request through preparation, review and deployment, or a deployment alone, and says what happens.</summary>
/// <param name="isQuiet">Says nothing; the caller shows how it ended.</param>
internal sealed class FollowLine(PortalApi api, Screen screen, TimeProvider clock, bool isQuiet = false)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Deployments whose events were followed to their end.</summary>
    private readonly HashSet<string> _over = [];
    private readonly KeepTrying _patient = new(screen, clock);
    private string _said = "";

    /// <param name="untilReview">Ends when somebody has to decide.</param>
    /// <returns>The request as it stands in the end.</returns>
    public async Task<JsonNode> RequestAsync(string id, bool untilReview, CancellationToken ct)
    {
        while (true)
        {
            var request = await _patient.RunAsync(() => api.GetAsync($"requests/{Query.Part(id)}", ct), ct);
            var (state, deployment) = (request.Text("state"), request.Text("deployment"));
            // A deployment that was over between two looks is told of all the same, before how it ended.
            if (RequestEnd.IsOver(state) && deployment.Length > 0 && !isQuiet) await EventsAsync(deployment, ct);
            Say(request);
            if (RequestEnd.IsOver(state) || (untilReview && state is "inReview" or "approved" or "deploying")) return request;
            if (state is "deploying" && deployment.Length > 0 && !_over.Contains(deployment)) await EventsAsync(deployment, ct);
            else await Task.Delay(BetweenLooks, clock, ct);
        }
    }

    /// <returns>The deployment as it stands in the end.</returns>
    public async Task<JsonNode> DeploymentAsync(string id, CancellationToken ct)
    {
        await EventsAsync(id, ct);
        return await _patient.RunAsync(() => api.GetAsync($"deployments/{Query.Part(id)}", ct), ct);
    }

    private async Task EventsAsync(string deployment, CancellationToken ct)
    {
        long after = 0;
        while (!_over.Contains(deployment))
        {
            // A stream that breaks off is opened again behind the last event that came.
            await _patient.RunAsync(async () =>
            {
                await foreach (var happened in ServerEvents.ReadAsync(api.StreamAsync($"deployments/{Query.Part(deployment)}/events?after={after}", ct)))
                {
                    if (happened.Kind == "over") _over.Add(deployment);
                    if (happened.Kind != "stackEvent") continue;
                    after = happened.Id;
                    Say(happened.Data);
                }
                return after;
            }, ct);
            if (!_over.Contains(deployment)) await Task.Delay(BetweenLooks, clock, ct);
        }
    }

    private void Say(JsonNode what)
    {
        if (isQuiet) return;
        if (what.At("eventId") is not null)
        {
            screen.ShowOneOfMany(what, () => screen.Line($"{Words.Clock(At(what))}  {screen.Painted(what.Text("status"), what.Text("status"))}  {what.Text("logicalId")}  {what.Text("type")}{Behind(what.Text("reason"))}"));
            return;
        }
        // Asked every second, told when it changed.
        var line = $"{what.Text("state")}{Behind(what.Text("reason"))}";
        if (line == _said) return;
        _said = line;
        screen.ShowOneOfMany(what, () => screen.Line($"{Words.Clock(clock.GetUtcNow())}  {what.Text("kind")} {what.Text("name")} is {line}{Review(what)}"));
    }

    private static string Review(JsonNode request) => request.Text("state") is "inReview" ? $"  (portal approve {request.Text("review")})" : "";

    private static string Behind(string reason) => reason.Length > 0 ? $": {reason.ReplaceLineEndings(" ")}" : "";

    private DateTimeOffset At(JsonNode happened) => DateTimeOffset.TryParse(happened.Text("at"), out var at) ? at : clock.GetUtcNow();
}
