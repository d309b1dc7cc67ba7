using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Completion;

namespace Portal.CommandLine.Commands.Requests;

/// <summary>Sends a draft on its way.</summary>
internal sealed class Submit : PortalCommand
{
    private readonly NamedArgument _request = new("REQUEST", "Id of a draft", isOptional: false, NamedList.Drafts);
    private readonly Sending _sending = new();

    public Submit() : base("submit", "Send a draft on its way", "portal request submit req-01h455vb4pex5vsknk084sn02q --wait")
    {
        Arguments.Add(_request);
        _sending.AddTo(this);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken ct) =>
        await _sending.RunAsync(call, await call.ApiAsync(ct), $"requests/{Query.Part(call.Get(_request)!)}/submit", null, isSent: true, ct);
}
