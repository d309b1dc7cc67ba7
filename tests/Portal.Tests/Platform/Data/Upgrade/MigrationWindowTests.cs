using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Portal.Platform.Data;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Data.Upgrade;

/// <summary>While a new version starts, nodes of the version before work on in the schema that it has made. No migration may be in their way.</summary>
public sealed class MigrationWindowTests(SharedCluster cluster)
{
    /// <summary>Up to here no version had been released that could run on meanwhile.</summary>
    private const string Baseline = "20261123060548_Access";

    [Fact]
    public async Task No_migration_takes_from_the_version_before_what_it_uses()
    {
        await using var source = NpgsqlDataSource.Create(await cluster.NewDatabaseAsync());
        await using var db = new PortalDb(new DbContextOptionsBuilder<PortalDb>().UseNpgsql(source).Options);
        var all = db.Database.GetMigrations().ToList();
        all.ShouldContain(Baseline);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync(Baseline, TestContext.Current.CancellationToken);
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var before = await StoreSchema.ReadAsync(connection);
        before.Columns.Count.ShouldBeGreaterThan(100);
        var wrong = new List<string>();
        foreach (var migration in all.SkipWhile(id => id != Baseline).Skip(1))
        {
            await migrator.MigrateAsync(migration, TestContext.Current.CancellationToken);
            var after = await StoreSchema.ReadAsync(connection);
            if (!IsSecondHalf(db, migration, all)) wrong.AddRange(before.BrokenBy(after).Select(what => $"{migration}: {what}"));
            before = after;
        }
        wrong.ShouldBeEmpty($"Make it in two steps: stop the use in one version, take it away in a later one and mark that migration [SecondHalf].\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [InlineData("DROP TABLE sessions", "sessions is gone")]
    [InlineData("ALTER TABLE sessions RENAME TO visits", "sessions is gone")]
    [InlineData("ALTER TABLE people DROP COLUMN name", "people.name is gone")]
    [InlineData("ALTER TABLE people RENAME COLUMN name TO title", "people.name is gone")]
    [InlineData("ALTER TABLE people ALTER COLUMN name TYPE varchar(40)", "people.name was text and is character varying(40)")]
    [InlineData("ALTER TABLE people ADD COLUMN mail text NOT NULL", "people.mail is new, not null")]
    [InlineData("ALTER TABLE people ALTER COLUMN is_demo DROP DEFAULT", "people.is_demo has no default any more")]
    [InlineData("ALTER TABLE sessions ADD COLUMN place text; ALTER TABLE api_tokens ALTER COLUMN last_used_at SET NOT NULL", "api_tokens.last_used_at may be null no more")]
    [InlineData("CREATE UNIQUE INDEX one_name ON people (name)", "people has the new rule one_name")]
    [InlineData("ALTER TABLE people ADD CONSTRAINT named CHECK (name <> '')", "people has the new rule named")]
    [InlineData("CREATE TRIGGER noted BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()", "people has the new rule noted")]
    public async Task What_the_version_before_would_fall_over_is_found(string sql, string sentence) => (await BrokenByAsync(sql)).ShouldContain(found => found.StartsWith(sentence, StringComparison.Ordinal));

    [Fact]
    public async Task What_it_need_not_know_of_is_in_nobody_s_way() =>
        (await BrokenByAsync("""
            CREATE TABLE badges (id text PRIMARY KEY, person text NOT NULL UNIQUE);
            ALTER TABLE people ADD COLUMN badge text UNIQUE REFERENCES badges (id), ADD COLUMN floor int NOT NULL DEFAULT 0;
            CREATE INDEX by_name ON people (name)
            """)).ShouldBeEmpty();

    private async Task<IReadOnlyList<string>> BrokenByAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(await cluster.NewDatabaseAsync());
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        // As the line has them; the whole of it takes longer than the question.
        await RunAsync(connection, """
            CREATE TABLE people (id text PRIMARY KEY, name text NOT NULL, is_demo boolean NOT NULL DEFAULT false);
            CREATE TABLE sessions (id text PRIMARY KEY, person text NOT NULL);
            CREATE TABLE api_tokens (hash text PRIMARY KEY, last_used_at timestamptz);
            """);
        var before = await StoreSchema.ReadAsync(connection);
        await RunAsync(connection, sql);
        return before.BrokenBy(await StoreSchema.ReadAsync(connection));
    }

    private static bool IsSecondHalf(PortalDb db, string migration, List<string> all)
    {
        if (db.GetService<IMigrationsAssembly>().Migrations[migration].GetCustomAttribute<SecondHalfAttribute>() is not { } half) return false;
        half.Why.ShouldEndWith(".");
        all.IndexOf(half.First).ShouldBeInRange(0, all.IndexOf(migration) - 1, $"{migration} says that {half.First} was its first half.");
        return true;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
