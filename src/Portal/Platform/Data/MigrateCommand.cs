using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Platform.Commands;

namespace Portal.Platform.Data;

/// <summary><c>migrate</c>: brings the schema up to date without starting a portal, as a step of a rollout.</summary>
public sealed class MigrateCommand : IConsoleCommand
{
    private const string Check = "--check";

    public string Name => "migrate";

    public string Help => """
        migrate [--check]

        Applies the migrations that the configured store lacks, and names each. A portal that starts does the same; this
        is for who wants it done, and seen, before. Portals of the version before may run meanwhile; whoever migrates at
        the same time waits. There is no way back but the backup.

          --check  applies nothing and says what is pending

        Exit code: 0 the schema is up to date (now), 1 the store could not be reached or a migration failed, 2 called
        wrongly, 3 with --check: something is pending.
        """;

    public async Task<int> RunAsync(ConsoleCall call, CancellationToken ct)
    {
        if (call.Arguments is not ([] or [Check]))
        {
            await call.Error.WriteLineAsync($"'{string.Join(' ', call.Arguments)}' is not understood here. See migrate --help.");
            return 2;
        }
        try
        {
            if (call.Settings.Database is { Length: > 0 } configured) return await RunAsync(configured, call, ct);
            Directory.CreateDirectory(call.Settings.DataFolder);
            await using var embedded = await EmbeddedPostgres.StartAsync(call.Settings.DataFolder, NullLogger.Instance, cancellation: ct);
            return await RunAsync(embedded.ConnectionString, call, ct);
        }
        catch (Exception fault) when (fault is NpgsqlException or EmbeddedPostgresException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            await call.Error.WriteLineAsync($"The schema is not up to date: {fault.Message}");
            return 1;
        }
    }

    private static async Task<int> RunAsync(string connectionString, ConsoleCall call, CancellationToken ct)
    {
        await using var db = new PortalDb(new DbContextOptionsBuilder<PortalDb>().UseNpgsql(connectionString).Options);
        if (call.Arguments.Count > 0) return await CheckAsync(await SchemaState.OfAsync(db, ct), call);
        await using var source = NpgsqlDataSource.Create(connectionString);
        var applied = await MigrateDatabase.ApplyAsync(db, source, ct);
        foreach (var name in applied) await call.Out.WriteLineAsync($"Applied {name}.");
        await TellAsync(await SchemaState.OfAsync(db, ct), call);
        return 0;
    }

    private static async Task<int> CheckAsync(SchemaState state, ConsoleCall call)
    {
        foreach (var name in state.Pending) await call.Out.WriteLineAsync($"Pending {name}.");
        await TellAsync(state, call);
        return state.Pending.Count == 0 ? 0 : 3;
    }

    private static async Task TellAsync(SchemaState state, ConsoleCall call)
    {
        if (state.Unknown.Count > 0) await call.Out.WriteLineAsync($"A newer portal applied {state.Unknown.Count} that this version does not know: {string.Join(", ", state.Unknown)}.");
        await call.Out.WriteLineAsync(state.Pending.Count == 0 ? $"The schema is up to date: {state.Applied.Count} migrations are applied." : $"{state.Pending.Count} of {state.Applied.Count + state.Pending.Count} migrations are pending.");
    }
}
