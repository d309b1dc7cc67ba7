using System.CommandLine;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Completion;
using Portal.CommandLine.Follow;

namespace Portal.CommandLine.Commands;

/// <summary>Follows something to its end.</summary>
internal sealed class Watch : PortalCommand
{
    private readonly NamedArgument _what = new("WHAT", "Id of a request or deployment, or the name of an environment for the newest request about it", isOptional: false, NamedList.Requests, NamedList.Deployments, NamedList.Environments);
    private readonly Option<string> _until = new("--until") { Description = "Where to end: when a review waits, or at the end", DefaultValueFactory = _ => "end" };
    private readonly Option<TimeSpan?> _timeout = Durations.Timeout();

    public Watch() : base("watch", "Follow a request through preparation, review and deployment; the exit code says how it ended",
        "portal watch shop-prod",
        "portal watch req-01h455vb4pex5vsknk084sn02q --until review --timeout 10m",
        "portal watch dep-01h455vb4pex5vsknk084sn02q --output json")
    {
        _until.AcceptOnlyFromAmong("review", "end");
        Arguments.Add(_what);
        Options.Add(_until);
        Options.Add(_timeout);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var api = await call.ApiAsync(ct);
        var what = call.Get(_what)!;
        var follow = new FollowLine(api, call.Screen, call.Clock);
        if (Find.IsDeployment(what))
        {
            var deployment = await TimeIsUp.RunAsync(call.Get(_timeout), call.Clock, until => follow.DeploymentAsync(what, until), ct);
            call.Screen.ShowOneOfMany(deployment, () => call.Screen.Line($"Deployment {what} of {deployment.Text("name")} is {deployment.Text("state")}. {deployment.Text("cause", "message")}".TrimEnd()));
            return deployment.Text("state") is "succeeded" ? ExitCode.Done : ExitCode.Failed;
        }
        var request = await Find.RequestAsync(api, what, ct);
        var ended = await TimeIsUp.RunAsync(call.Get(_timeout), call.Clock, until => follow.RequestAsync(request.Text("id"), call.Get(_until) is "review", until), ct);
        return RequestEnd.CodeOf(ended.Text("state")) ?? ExitCode.Done;
    }
}
