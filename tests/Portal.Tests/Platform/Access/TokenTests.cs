using System.Net;
using Npgsql;
using Portal.Platform.Access.Tokens;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Access;

public sealed class TokenTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task Without_a_token_the_answer_says_how_to_send_one()
    {
        var answer = (await Portal.WithToken(null).GetAsync("/requests")).ShouldRefuse(HttpStatusCode.Unauthorized, "unauthenticated");
        answer["detail"].ShouldBe("No token was sent. Send 'Authorization: Bearer <token>'.");
        answer.Headers["WWW-Authenticate"].ShouldBe("Bearer");
    }

    [Theory]
    [InlineData("portal_000000000000000000000000000000000000000000000000")]
    [InlineData("x")]
    [InlineData("' OR 1=1 --")]
    public async Task An_unknown_token_is_called_unknown(string token) =>
        (await Portal.WithToken(token).GetAsync("/products")).ShouldRefuse(HttpStatusCode.Unauthorized, "unauthenticated")["detail"].ShouldStartWith("This token is not known.");

    [Fact]
    public async Task An_expired_token_is_told_from_an_unknown_one()
    {
        var token = ApiToken.NewToken();
        await IssueAsync(token, "mara.lindqvist", expiresIn: "-1 minute");
        var answer = (await Portal.WithToken(token).GetAsync("/products")).ShouldRefuse(HttpStatusCode.Unauthorized, "unauthenticated");
        answer["detail"].ShouldMatch(@"^This token expired at \d{4}-\d\d-\d\d \d\d:\d\d UTC\. Make a new one\.$");
    }

    [Fact]
    public async Task A_token_of_somebody_who_left_does_not_open_anything()
    {
        var token = ApiToken.NewToken();
        await IssueAsync(token, "gone.person", expiresIn: "1 day");
        (await Portal.WithToken(token).GetAsync("/products")).ShouldRefuse(HttpStatusCode.Unauthorized, "unauthenticated")["detail"].ShouldContain("may not sign in any more");
    }

    [Fact]
    public async Task The_tokens_themselves_are_not_in_the_database()
    {
        var everything = await Everything.InAsync(await Portal.DatabaseAsync());
        foreach (var name in new[] { "engineer-shop", "engineer-ledger", "platform", "cost" })
        {
            (await Portal.As(name).GetAsync("/products")).Should(HttpStatusCode.OK);
            everything.ShouldNotContain(Portal.TokenOf(name));
            everything.ShouldContain(ApiToken.HashOf(Portal.TokenOf(name)));
        }
    }

    private async Task IssueAsync(string token, string person, string expiresIn)
    {
        await using var connection = await Portal.DatabaseAsync();
        await using var insert = new NpgsqlCommand("INSERT INTO api_tokens (id, hash, person, person_name, name, scopes, created_at, expires_at) VALUES ($1, $1, $2, $2, 'test', '[\"Read\"]', now(), now() + $3::interval)", connection);
        insert.Parameters.Add(new() { Value = ApiToken.HashOf(token) });
        insert.Parameters.Add(new() { Value = person });
        insert.Parameters.Add(new() { Value = expiresIn });
        await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
