using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands;

/// <summary>Whose token is used, and what it may do.</summary>
internal sealed class Whoami() : PortalCommand("whoami", "Whose token this is, and what it may do", "portal whoami", "portal whoami --output json")
{
    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var api = await call.ApiAsync(ct);
        var me = await api.GetAsync("me", ct);
        call.Screen.Show(me, () => Table.WriteFacts(call.Screen,
            ("Person", $"{me.Text("person", "name")} ({me.Text("person", "id")})"),
            ("Team", me.Text("team")),
            ("Roles", me.Joined("roles")),
            ("Token", me.Text("token", "name")),
            ("Scopes", me.Joined("token", "scopes")),
            ("Until", Words.Time(me.At("token", "expiresAt"))),
            ("Portal", api.Url)));
        return ExitCode.Done;
    }
}
