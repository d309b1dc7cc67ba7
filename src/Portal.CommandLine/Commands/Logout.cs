using System.Text.Json.Nodes;
using Portal.CommandLine.Calls;
using Portal.CommandLine.SignIn;

namespace Portal.CommandLine.Commands;

/// <summary>Forgets a kept token. It works on until it expires or is revoked on the profile page.</summary>
internal sealed class Logout() : PortalCommand("logout", "Forget the token that login kept; on the portal's profile page it is revoked", "portal logout")
{
    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var kept = await KeptTokens.ReadAsync(ct);
        var address = Connection.AddressOf(call.Get(GlobalOptions.Url), kept);
        var had = kept.TokenOf(address) is not null;
        if (had) await kept.Without(address).WriteAsync(ct);
        call.Screen.Show(new JsonObject { ["url"] = address, ["forgotten"] = had }, () => call.Screen.Line(had ? $"The token for {address} is forgotten here. Revoke it on the profile page when nobody else uses it." : $"No token was kept for {address}."));
        return ExitCode.Done;
    }
}
