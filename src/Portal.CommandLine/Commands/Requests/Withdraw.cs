using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Completion;

namespace Portal.CommandLine.Commands.Requests;

/// <summary>Takes a request back before it is executed.</summary>
internal sealed class Withdraw : PortalCommand
{
    private readonly NamedArgument _request = new("REQUEST", "Id of a request", isOptional: false, NamedList.Requests);

    public Withdraw() : base("withdraw", "Take a request back before it is executed", "portal request withdraw req-01h455vb4pex5vsknk084sn02q") => Arguments.Add(_request);

    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var api = await call.ApiAsync(ct);
        var request = await api.PostAsync($"requests/{Query.Part(call.Get(_request)!)}/withdraw", null, ct);
        call.Screen.Show(request, () => call.Screen.Line($"Request {request.Text("id")} ({request.Text("kind")} {request.Text("name")}) is {request.Text("state")}."));
        return ExitCode.Done;
    }
}
