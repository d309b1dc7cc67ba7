using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Platform.Commands;

namespace Portal.Platform.Data.Backup;

/// <summary><c>restore</c>: the database as a backup has it, all of it or nothing.</summary>
public sealed class RestoreCommand : IConsoleCommand
{
    public string Name => "restore";

    public string Help => """
        restore --from FILE [--replace]

        Fills the configured database from a file that backup wrote, in one transaction: all of it, or nothing. Start the
        portal afterwards: deployments that ran at the moment of the backup are followed to their end, and a newer portal
        brings the schema up to date. Then run audit verify.

          --replace  also where the database holds something already, which is lost then

        Exit code: 0 done, 1 it failed and nothing was changed, 2 called wrongly, 3 refused: a portal runs on the
        database, or it is not empty and --replace is missing.
        """;

    public async Task<int> RunAsync(ConsoleCall call, CancellationToken ct)
    {
        var rest = call.Arguments.Where(argument => argument != "--replace").ToList();
        if (rest is not ["--from", { Length: > 0 } file])
        {
            await call.Error.WriteLineAsync("Say from what: restore --from FILE.");
            return 2;
        }
        if (!File.Exists(file))
        {
            await call.Error.WriteLineAsync($"There is no file {file}.");
            return 2;
        }
        try
        {
            await using var tools = await PostgresTools.OpenAsync(call, NullLogger.Instance, ct);
            if (await RefusalAsync(tools.ConnectionString, call.Arguments.Contains("--replace"), ct) is { } refusal)
            {
                await call.Error.WriteLineAsync(refusal);
                return 3;
            }
            if (await tools.RunAsync("pg_restore", ["--dbname", new NpgsqlConnectionStringBuilder(tools.ConnectionString).Database!, "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", file], ct) is { } fault)
            {
                await call.Error.WriteLineAsync($"Nothing was changed: {fault}");
                return 1;
            }
            await call.Out.WriteLineAsync("Restored. Start the portal, then run audit verify.");
            return 0;
        }
        catch (Exception fault) when (fault is EmbeddedPostgresException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            await call.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    private static async Task<string?> RefusalAsync(string connectionString, bool replaces, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var others = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'", connection);
        if ((long)(await others.ExecuteScalarAsync(ct))! > 0) return "Somebody is connected to the database. Stop every portal that uses it first.";
        await using var tables = new NpgsqlCommand("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", connection);
        return (long)(await tables.ExecuteScalarAsync(ct))! > 0 && !replaces ? "The database is not empty. With --replace what it holds is lost and the backup takes its place." : null;
    }
}
