using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Platform.Access;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Data;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Access;

/// <summary>Two nodes on one store: a token that was taken back, or a person who is something else, is so at the next call to either.</summary>
public sealed class KnownTokensTests(SharedCluster cluster) : IAsyncLifetime
{
    private static readonly string Secret = ApiToken.NewToken(), Hash = ApiToken.HashOf(Secret);

    private StoredPortal _one = null!, _other = null!;

    public async ValueTask InitializeAsync()
    {
        var database = await cluster.NewDatabaseAsync();
        (_one, _other) = (await StoredPortal.OnAsync(database), await StoredPortal.OnAsync(database));
        await _one.Get<KnownPeople>().RememberAsync(Given.Mara, isDemo: false, TestContext.Current.CancellationToken);
        await _one.SaveAsync(db => db.Tokens.Add(ApiToken.For(Secret, Given.Mara, "test", [TokenScope.Read], Given.Now, TimeSpan.FromDays(1))));
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task A_known_token_is_not_read_again() => (await FindAsync(_one)).ShouldBeSameAs(await FindAsync(_one));

    [Fact]
    public async Task A_token_that_was_revoked_at_one_node_is_so_at_the_next_call_to_the_other()
    {
        (await FindAsync(_other))!.Token.RevokedAt.ShouldBeNull();
        (await _one.Get<EditTokens>().RevokeAsync(Given.Mara, (await FindAsync(_one))!.Token.Id, TestContext.Current.CancellationToken)).ShouldBeOfType<Domain.Outcome<ApiToken>.Done>();
        (await FindAsync(_other))!.Token.RevokedAt.ShouldBe(Given.Now);
        (await FindAsync(_one))!.Token.RevokedAt.ShouldBe(Given.Now);
    }

    [Fact]
    public async Task A_person_who_changed_teams_and_roles_is_known_so_at_the_next_call()
    {
        (await FindAsync(_other))!.Person!.Team.ShouldBe("shop");
        await _one.Get<KnownPeople>().RememberAsync(Given.Mara with { Team = "ledger", Roles = new HashSet<Role> { Role.Auditor } }, isDemo: false, TestContext.Current.CancellationToken);
        var person = (await FindAsync(_other))!.Person!;
        person.Team.ShouldBe("ledger");
        person.Roles.ShouldBe([Role.Auditor]);
    }

    [Fact]
    public async Task A_token_or_a_person_that_is_gone_is_known_no_more()
    {
        (await FindAsync(_other)).ShouldNotBeNull();
        await _one.SqlAsync("DELETE FROM people");
        (await FindAsync(_other))!.Person.ShouldBeNull();
        await _one.SqlAsync("DELETE FROM api_tokens");
        (await FindAsync(_other)).ShouldBeNull();
    }

    [Fact]
    public async Task Noting_its_use_once_a_minute_makes_nobody_read_again()
    {
        var known = (await FindAsync(_one))!;
        await _one.Get<TokenUse>().NoteAsync(known, Given.Now, TestContext.Current.CancellationToken);
        (await FindAsync(_one)).ShouldBeSameAs(known);
        await using var db = _one.Db();
        (await db.Tokens.Select(token => token.LastUsedAt).SingleAsync(TestContext.Current.CancellationToken)).ShouldBe(Given.Now);
        await _one.Get<TokenUse>().NoteAsync(known, Given.Now.AddSeconds(59), TestContext.Current.CancellationToken);
        (await db.Tokens.Select(token => token.LastUsedAt).SingleAsync(TestContext.Current.CancellationToken)).ShouldBe(Given.Now);
        await _one.Get<TokenUse>().NoteAsync(known, Given.Now.AddSeconds(60), TestContext.Current.CancellationToken);
        (await db.Tokens.Select(token => token.LastUsedAt).SingleAsync(TestContext.Current.CancellationToken)).ShouldBe(Given.Now.AddSeconds(60));
    }

    private static async Task<KnownToken?> FindAsync(StoredPortal node)
    {
        var marks = await node.Get<ReadMarks>().RunAsync(TestContext.Current.CancellationToken);
        return await node.Get<KnownTokens>().FindAsync(Hash, marks.Access, TestContext.Current.CancellationToken);
    }
}
