using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Domain.Requests;
using Portal.Environments;
using Portal.Platform.Data;
using Portal.Tests.Harness;

namespace Portal.Tests.Environments;

/// <summary>Two nodes on one store. What one holds is what the store holds, whoever changed it, and for nobody but those who may see it.</summary>
public sealed class KeptPagesTests(SharedCluster cluster) : IAsyncLifetime
{
    private static readonly EnvironmentFilter All = new();

    private StoredPortal _one = null!, _other = null!;

    public async ValueTask InitializeAsync()
    {
        var database = await cluster.NewDatabaseAsync();
        (_one, _other) = (await StoredPortal.OnAsync(database), await StoredPortal.OnAsync(database));
        await _one.SaveAsync(db => db.Environments.AddRange(Environment("cart", "shop"), Environment("books", "ledger")));
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task What_did_not_change_is_read_once() =>
        (await PageAsync(_one, Given.Tomas)).ShouldBeSameAs(await PageAsync(_one, Given.Tomas));

    [Fact]
    public async Task A_person_of_another_team_never_gets_a_row_that_is_kept_for_somebody_else()
    {
        var jonas = new Actor(new PersonId("jonas"), "Jonas", "ledger", new HashSet<Role> { Role.Requester });
        (await NamesAsync(_one, Given.Tomas)).ShouldBe(["books", "cart"]);
        (await NamesAsync(_one, Given.Mara)).ShouldBe(["cart"]);
        (await NamesAsync(_one, jonas)).ShouldBe(["books"]);
        (await NamesAsync(_one, Actor.Nobody)).ShouldBeEmpty();
        // In the other order too: whoever sees all is asked last.
        (await NamesAsync(_other, Actor.Nobody)).ShouldBeEmpty();
        (await NamesAsync(_other, Given.Mara)).ShouldBe(["cart"]);
        (await NamesAsync(_other, Given.Tomas)).ShouldBe(["books", "cart"]);
    }

    [Fact]
    public async Task Pages_that_are_asked_for_differently_are_kept_apart()
    {
        (await NamesAsync(_one, Given.Tomas, new EnvironmentFilter(Sort: "-name"))).ShouldBe(["cart", "books"]);
        (await NamesAsync(_one, Given.Tomas, new EnvironmentFilter(Team: "shop"))).ShouldBe(["cart"]);
        (await NamesAsync(_one, Given.Tomas, new EnvironmentFilter(Search: "book"))).ShouldBe(["books"]);
        (await NamesAsync(_one, Given.Tomas, All, limit: 1)).ShouldBe(["books"]);
        (await NamesAsync(_one, Given.Tomas, All, limit: 1, cursor: "1")).ShouldBe(["cart"]);
        (await NamesAsync(_one, Given.Tomas)).ShouldBe(["books", "cart"]);
    }

    [Theory]
    [InlineData("UPDATE environments SET name = 'till' WHERE name = 'cart'", "books till")]
    [InlineData("DELETE FROM environments WHERE name = 'cart'", "books")]
    [InlineData("UPDATE environments SET state = 'Deleted'", "")]
    public async Task A_change_by_anybody_is_in_the_next_page_of_every_node(string sql, string names)
    {
        foreach (var node in new[] { _one, _other }) (await NamesAsync(node, Given.Tomas)).ShouldBe(["books", "cart"]);
        await _one.SqlAsync(sql);
        foreach (var node in new[] { _one, _other }) string.Join(' ', await NamesAsync(node, Given.Tomas)).ShouldBe(names);
    }

    [Fact]
    public async Task A_change_is_in_every_page_that_is_asked_for_after_it_however_many_ask()
    {
        for (var n = 0; n < 40; n++)
        {
            var name = $"cart-{n:00}";
            await _one.SaveAsync(db => db.Environments.Add(Environment(name, "shop")));
            var pages = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => NamesAsync(i % 2 == 0 ? _one : _other, Given.Mara)));
            pages.ShouldAllBe(page => page.Contains(name));
        }
    }

    [Fact]
    public async Task A_page_that_was_read_while_a_change_was_not_yet_committed_is_not_given_after_it()
    {
        await using var db = _one.Db();
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlAsync($"UPDATE environments SET name = 'till' WHERE name = 'cart'", TestContext.Current.CancellationToken);
        (await NamesAsync(_one, Given.Mara)).ShouldBe(["cart"]);
        (await NamesAsync(_other, Given.Mara)).ShouldBe(["cart"]);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        (await NamesAsync(_one, Given.Mara)).ShouldBe(["till"]);
        (await NamesAsync(_other, Given.Mara)).ShouldBe(["till"]);
    }

    [Fact]
    public async Task The_end_of_a_lease_is_in_the_next_page()
    {
        var id = await IdAsync();
        (await RowAsync(_other, "leaseEndsAt")).ValueKind.ShouldBe(JsonValueKind.Null);
        await _one.SaveAsync(db => db.Leases.Add(Lease.Begin(id, 30, Given.Now)));
        (await RowAsync(_other, "leaseEndsAt")).GetDateTimeOffset().ShouldBe(Given.Now.AddDays(30));
    }

    [Fact]
    public async Task What_a_schedule_stopped_is_told_as_of_each_call()
    {
        var id = await IdAsync();
        (await RowAsync(_other, "stopped")).ValueKind.ShouldBe(JsonValueKind.Null);
        await _one.SaveAsync(db =>
        {
            var schedule = EnvironmentSchedule.For(id, Given.Now);
            schedule.BeginStop([], Given.Now);
            db.Schedules.Add(schedule);
        });
        (await RowAsync(_other, "stopped")).GetProperty("power").GetString().ShouldBe("stopped");
        (await PageAsync(_other, Given.Mara)).ShouldNotBeSameAs(await PageAsync(_other, Given.Mara));
    }

    [Fact]
    public async Task Which_leases_end_soon_is_a_matter_of_the_clock()
    {
        var id = await IdAsync();
        await _one.SaveAsync(db => db.Leases.Add(Lease.Begin(id, 30, Given.Now)));
        var soon = All with { EndsSoon = true };
        (await NamesAsync(_one, Given.Mara, soon)).ShouldBeEmpty();
        _one.Time.Now = Given.Now.AddDays(25);
        (await NamesAsync(_one, Given.Mara, soon)).ShouldBe(["cart"]);
    }

    private static ManagedEnvironment Environment(string name, string team)
    {
        var owner = new Actor(new PersonId(team), team, team, new HashSet<Role> { Role.Requester });
        var content = RequestContent.Empty with { Product = "three-tier", ProductVersion = "1.0.0", Name = name, Stage = "production", Account = "111111111111", Region = "us-east-1" };
        return ManagedEnvironment.Import(owner, team, content, "hash", name, $"arn:{name}", isReadOnly: false, Given.Now);
    }

    private async Task<EnvironmentId> IdAsync()
    {
        await using var db = _one.Db();
        return await db.Environments.Where(environment => environment.Name == "cart").Select(environment => environment.Id).SingleAsync(TestContext.Current.CancellationToken);
    }

    // As the endpoint does it: the mark is read when the call came.
    private static async Task<byte[]> PageAsync(StoredPortal node, Actor actor, EnvironmentFilter? filter = null, int limit = 50, string? cursor = null)
    {
        var marks = await node.Get<ReadMarks>().RunAsync(TestContext.Current.CancellationToken);
        return await node.Get<KeepPages>().JsonAsync(actor, marks.Environments, filter ?? All, limit, cursor, TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(StoredPortal node, Actor actor, EnvironmentFilter? filter = null, int limit = 50, string? cursor = null)
    {
        using var page = JsonDocument.Parse(await PageAsync(node, actor, filter, limit, cursor));
        return [.. page.RootElement.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("name").GetString()!)];
    }

    private static async Task<JsonElement> RowAsync(StoredPortal node, string member)
    {
        using var page = JsonDocument.Parse(await PageAsync(node, Given.Mara));
        return page.RootElement.GetProperty("items")[0].GetProperty(member).Clone();
    }
}
