using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Commands.Audit;

/// <summary>Has the portal verify its audit trail.</summary>
internal sealed class Verify() : PortalCommand("verify", "Have the portal check every row of the audit trail; who does not trust it runs the server's own command", "portal audit verify")
{
    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var api = await call.ApiAsync(ct);
        var chain = await api.PostAsync("audit/verify", null, ct);
        call.Screen.Show(chain, () =>
        {
            foreach (var sentence in chain.Items("sentences")) call.Screen.Line(sentence.ToString());
        });
        return chain.Is("intact") ? ExitCode.Done : ExitCode.Failed;
    }
}
