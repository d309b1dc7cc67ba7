using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Portal.Platform.Data;

/// <summary>Brings the schema up to date at start. One node does it, the others wait: an advisory lock is held meanwhile.</summary>
public sealed class MigrateDatabase(IDbContextFactory<PortalDb> dbs, NpgsqlDataSource source, ILogger<MigrateDatabase> log)
{
    private const string Lock = "portal migrations";

    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var applied = await ApplyAsync(db, source, ct);
        if (applied.Count > 0) log.LogInformation("Migrations applied, {Count}: {Names}", applied.Count, string.Join(", ", applied));
    }

    /// <returns>What was applied, in that order; nothing when the schema was up to date.</returns>
    public static async Task<IReadOnlyList<string>> ApplyAsync(PortalDb db, NpgsqlDataSource source, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, "SELECT pg_advisory_lock(hashtextextended($1, 0))", ct);
        try
        {
            // Else an empty database is found out by an error that stands in the log of every first start.
            await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(ct);
            var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
            if (pending.Count > 0) await db.Database.MigrateAsync(ct);
            return pending;
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
