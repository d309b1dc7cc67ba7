using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.SignIn;

namespace Portal.CommandLine.Commands;

/// <summary>Tries a token and keeps it for the portal's address.</summary>
internal sealed class Login() : PortalCommand("login", "Keep a token of the portal's profile page, read from standard input, for further calls",
    "portal login --url https://portal.example.com",
    "portal login --url https://portal.example.com < token.txt")
{
    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var kept = await KeptTokens.ReadAsync(ct);
        var address = Connection.AddressOf(call.Get(GlobalOptions.Url), kept);
        var token = await TypedToken.ReadAsync(call.Screen, ct);
        if (token.Length == 0) throw new CommandFailedException(ExitCode.Wrong, "No token was given. Make one on the portal's profile page, then type it here or pipe it in.");
        using var api = new PortalApi(new Connection(address, token));
        var me = await api.GetAsync("me", ct);
        await kept.With(address, token).WriteAsync(ct);
        call.Screen.Show(me, () => call.Screen.Line($"Signed in at {address} as {me.Text("person", "name")}. The token is kept in {KeptTokens.File}."));
        return ExitCode.Done;
    }
}
