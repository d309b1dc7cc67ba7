using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Platform.Data;

/// <summary>Brings the schema up to date at start. One node does it, the others wait: an advisory lock is held meanwhile.</summary>
public sealed class MigrateDatabase(IDbContextFactory<PortalDb> dbs, NpgsqlDataSource source, ILogger<MigrateDatabase> log)
{
    private const string Lock = "portal migrations";

    public async Task RunAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, "SELECT pg_advisory_lock(hashtextextended($1, 0))", ct);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(ct);
            var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
            if (pending.Count == 0) return;
            log.LogInformation("Applying {Count} migrations: {Names}", pending.Count, string.Join(", ", pending));
            await db.Database.MigrateAsync(ct);
        }
        finally
        {
            await ExecuteAsync(connection, "SELECT pg_advisory_unlock(hashtextextended($1, 0))", CancellationToken.None);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = Lock });
        await command.ExecuteNonQueryAsync(ct);
    }
}
