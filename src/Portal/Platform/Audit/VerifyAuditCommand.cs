using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Platform.Commands;
using Portal.Platform.Data;

namespace Portal.Platform.Audit;

/// <summary><c>Portal audit verify</c>: for auditors, who need not trust the running portal.</summary>
public sealed class VerifyAuditCommand : IConsoleCommand
{
    public string Name => "audit verify";

    public string Help => """
        Portal audit verify [--file EXPORT] [--heads PATH]

        Checks every row of the audit trail: its hash over its content and the row before it, and that no row is missing,
        put in or out of place. Names the first broken row. docs/audit.md says what is under the hash.

          --file EXPORT   an export as JSON lines; nothing else is read then. Without it: the configured database
          --heads PATH    heads that were written outside the database: the file, or a folder with the objects of the
                          bucket. Without it: the configured file for the database, none for an export

        Exit code: 0 intact, 1 a row is broken, 2 it could not be verified (wrong call, unreadable file, no database).
        """;

    public async Task<int> RunAsync(ConsoleCall call, CancellationToken ct)
    {
        string? file = null, heads = null;
        for (var i = 0; i < call.Arguments.Count; i += 2)
        {
            var value = i + 1 < call.Arguments.Count ? call.Arguments[i + 1] : null;
            switch (call.Arguments[i])
            {
                case "--file" when value is not null: file = value; break;
                case "--heads" when value is not null: heads = value; break;
                default:
                    await call.Error.WriteLineAsync($"'{call.Arguments[i]}' is not understood here. See audit verify --help.");
                    return VerifyAudit.Unverifiable;
            }
        }
        if (heads is not null && !Path.Exists(heads))
        {
            await call.Error.WriteLineAsync($"There is no file or folder {heads}.");
            return VerifyAudit.Unverifiable;
        }
        return file is not null
            ? await VerifyAudit.OfFileAsync(file, heads, call.Out, ct)
            : await OfDatabaseAsync(call, heads ?? AuditHeads.FileOf(call.Settings), ct);
    }

    private static async Task<int> OfDatabaseAsync(ConsoleCall call, string heads, CancellationToken ct)
    {
        try
        {
            if (call.Settings.Database is { Length: > 0 } configured) return await OfDatabaseAsync(configured, heads, call.Out, ct);
            if (!Directory.Exists(call.Settings.DataFolder))
            {
                await call.Error.WriteLineAsync($"There is no data folder {call.Settings.DataFolder}, so there is no database. Name one in Portal__DataFolder or Portal__Database.");
                return VerifyAudit.Unverifiable;
            }
            await using var embedded = await EmbeddedPostgres.StartAsync(call.Settings.DataFolder, NullLogger.Instance, cancellation: ct);
            return await OfDatabaseAsync(embedded.ConnectionString, heads, call.Out, ct);
        }
        catch (Exception fault) when (fault is NpgsqlException or EmbeddedPostgresException)
        {
            await call.Error.WriteLineAsync($"The database can't be read: {fault.Message}");
            return VerifyAudit.Unverifiable;
        }
    }

    private static async Task<int> OfDatabaseAsync(string connectionString, string heads, TextWriter say, CancellationToken ct)
    {
        await using var db = new PortalDb(new DbContextOptionsBuilder<PortalDb>().UseNpgsql(connectionString).Options);
        return await VerifyAudit.OfDatabaseAsync(db, heads, say, ct);
    }
}
