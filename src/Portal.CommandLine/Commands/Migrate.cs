using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Commands;

/// <summary>Which migrations the portal's store has. They are applied by the server's own command, which has the store's settings.</summary>
internal sealed class Migrate() : PortalCommand("migrate", "Which migrations the running portal's store has, and whether any is pending",
    "portal migrate", "portal migrate --output json")
{
    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var api = await call.ApiAsync(ct);
        var schema = await api.GetAsync("store/migrations", ct);
        var pending = schema.Items("pending").ToList();
        call.Screen.Show(schema, () =>
        {
            List(schema, "applied", "applied");
            List(schema, "unknown", "applied by a newer portal");
            List(schema, "pending", "pending");
            call.Screen.Line(pending.Count == 0 ? "Nothing is pending." : $"{pending.Count} pending. Apply them where the store's settings are: eng/server migrate, or dotnet Portal.dll migrate; a portal that starts does it too.");
        });
        return pending.Count == 0 ? ExitCode.Done : ExitCode.Failed;

        void List(JsonNode from, string member, string word)
        {
            foreach (var name in from.Items(member)) call.Screen.Line($"{name}  {word}");
        }
    }
}
