using System.CommandLine;
using System.Net;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Commands;
using Portal.CommandLine.Follow;

namespace Portal.CommandLine.Commands.Requests;

/// <summary>Sends a request and, when asked, waits for its end.</summary>
internal sealed class Sending
{
    private readonly Option<bool> _wait = new("--wait") { Description = "Send it and follow it to its end, as portal watch does" };
    private readonly Option<TimeSpan?> _timeout = Durations.Timeout();
    private readonly Option<string?> _key = new("--idempotency-key") { Description = "A word of your own: the same call with it again does nothing more and says the same", HelpName = "WORD" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _wait, _timeout, _key }) command.Options.Add(option);
    }

    public bool Waits(Call call) => call.Get(_wait);

    /// <param name="isSent">It is more than a draft afterwards.</param>
    public async Task<int> RunAsync(Call call, PortalApi api, string path, JsonNode? body, bool isSent, CancellationToken ct)
    {
        var request = await PostAsync(call, api, path, body, ct);
        if (isSent && Waits(call)) return await FollowAsync(call, api, request, ct);
        call.Screen.Show(request, () =>
        {
            StatusFacts.OfRequest(call.Screen, request);
            call.Screen.Note(isSent ? $"Follow it with: portal watch {request.Text("id")}" : $"It is a draft. Send it with: portal request submit {request.Text("id")}");
        });
        return ExitCode.Done;
    }

    private async Task<JsonNode> PostAsync(Call call, PortalApi api, string path, JsonNode? body, CancellationToken ct)
    {
        try
        {
            return await api.PostAsync(path, body, call.Get(_key) ?? Guid.NewGuid().ToString("N"), ct);
        }
        catch (RefusedException refused) when (refused is { Status: HttpStatusCode.UnprocessableEntity, Location: { } kept })
        {
            var draft = kept.Split('/')[^1];
            refused.Hint = $"It is kept as draft {draft}, on {api.Url}/requests/{draft}. Mend it there, or withdraw it with: portal request withdraw {draft}";
            throw;
        }
    }

    private async Task<int> FollowAsync(Call call, PortalApi api, JsonNode request, CancellationToken ct)
    {
        var follow = new FollowLine(api, call.Screen, call.Clock, isQuiet: call.Screen.IsJson);
        if (!call.Screen.IsJson) call.Screen.Note($"Request {request.Text("id")}");
        var ended = await TimeIsUp.RunAsync(call.Get(_timeout), call.Clock, until => follow.RequestAsync(request.Text("id"), untilReview: false, until), ct);
        call.Screen.Show(ended, () => { });
        return RequestEnd.CodeOf(ended.Text("state")) ?? ExitCode.Done;
    }
}
