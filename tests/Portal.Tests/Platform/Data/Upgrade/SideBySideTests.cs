using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Platform.Data;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Data.Upgrade;

/// <summary>An upgrade as a node of the version before lives through it: the schema of a version that it does not know is made under it.</summary>
public sealed class SideBySideTests(SharedPortal shared) : ApiTests(shared)
{
    private const string Newer = "99990101000000_OfTheVersionAfter";

    // What is added stays there: whatever runs on the shared portal afterwards runs in the newer schema too.
    [Fact]
    public async Task The_older_node_serves_and_deploys_in_the_schema_of_the_newer_and_starts_in_it_again()
    {
        await using (var connection = await Portal.DatabaseAsync())
        {
            await RunAsync(connection, "CREATE TABLE IF NOT EXISTS of_the_version_after (id text PRIMARY KEY, person text)");
            foreach (var table in await TablesAsync(connection)) await RunAsync(connection, $"ALTER TABLE \"{table}\" ADD COLUMN IF NOT EXISTS of_the_version_after text");
            await RunAsync(connection, $"""INSERT INTO "__EFMigrationsHistory" VALUES ('{Newer}', '10.0.14') ON CONFLICT DO NOTHING""");
        }

        var done = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(Line.NewName()));
        var standing = await Engineer.EnvironmentAsync(done["environment"], "ready");
        (await Portal.CarryOutAsync(Engineer, new { kind = "change", environment = standing.Id, inputs = new Dictionary<string, string> { ["KeepSeconds"] = "7200" } })).Should(HttpStatusCode.OK);

        // A node of this version that starts again meanwhile: it neither refuses nor takes anything back.
        await using var second = await StoredPortal.OnAsync(await Portal.ConnectionStringAsync());
        await using var db = second.Db();
        (await db.Environments.AsNoTracking().CountAsync(environment => environment.Name == standing["name"], TestContext.Current.CancellationToken)).ShouldBe(1);
        (await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await db.Database.GetAppliedMigrationsAsync(TestContext.Current.CancellationToken)).ShouldContain(Newer);
    }

    private static async Task<IReadOnlyList<string>> TablesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_%' AND tablename NOT LIKE 'qrtz\\_%'", connection);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var tables = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) tables.Add(rows.GetString(0));
        return tables;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
