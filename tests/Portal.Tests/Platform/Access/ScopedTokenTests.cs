using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Access;
using Portal.Platform.Access.Tokens;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Platform.Access;

public sealed class ScopedTokenTests(SharedCluster cluster)
{
    private static readonly Actor Mara = new(new PersonId("mara"), "Mara", "shop", new HashSet<Role> { Role.Requester });
    private static readonly Actor Ada = new(new PersonId("ada"), "Ada", "platform", new HashSet<Role> { Role.Requester, Role.Approver, Role.Administrator });

    [Fact]
    public async Task A_token_does_what_its_scopes_are_for_within_the_roles_of_its_person()
    {
        await using var portal = await PortalAsync();
        var reading = await TokenAsync(portal, Ada, TokenScope.Read);
        (await CallAsync(portal, reading, HttpMethod.Get, "/environments")).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await CallAsync(portal, reading, HttpMethod.Post, "/freezes", """{ "scope": "everything", "reason": "x" }""");
        (refused.Status, refused.Body["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Forbidden, "scope"));
        refused.Body["detail"]!.GetValue<string>().ShouldContain("scope admin");

        // The scope alone gives nothing: Mara is no administrator.
        var all = await TokenAsync(portal, Mara, [.. TokenScopes.All]);
        var roles = await CallAsync(portal, all, HttpMethod.Post, "/freezes", """{ "scope": "everything", "reason": "x" }""");
        (roles.Status, roles.Body["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
    }

    [Fact]
    public async Task Every_endpoint_that_writes_says_what_a_token_must_be_for()
    {
        await using var portal = await PortalAsync();
        var open = from endpoint in portal.Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
                   where endpoint.RoutePattern.RawText?.StartsWith("/api/v1", StringComparison.Ordinal) == true
                   from method in endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()?.HttpMethods ?? []
                   where method != "GET" && endpoint.Metadata.GetMetadata<NeededScope>() is null
                   select $"{method} {endpoint.RoutePattern.RawText}";
        open.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_revoked_token_says_who_revoked_it_and_a_role_taken_away_counts_at_once()
    {
        await using var portal = await PortalAsync();
        var (token, id) = await MadeAsync(portal, Mara, TokenScope.Read);
        (await CallAsync(portal, token, HttpMethod.Get, "/waves")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await portal.Services.GetRequiredService<KnownPeople>().RememberAsync(Mara with { Roles = new HashSet<Role> { Role.Auditor } }, isDemo: false, TestContext.Current.CancellationToken);
        (await CallAsync(portal, token, HttpMethod.Get, "/waves")).Status.ShouldBe(HttpStatusCode.OK);

        (await portal.Services.GetRequiredService<EditTokens>().RevokeAsync(Ada, id, TestContext.Current.CancellationToken)).ShouldBeOfType<Outcome<ApiToken>.Done>();
        var after = await CallAsync(portal, token, HttpMethod.Get, "/products");
        after.Status.ShouldBe(HttpStatusCode.Unauthorized);
        after.Body["detail"]!.GetValue<string>().ShouldMatch("^This token was revoked at .* UTC by Ada");
    }

    [Fact]
    public async Task A_list_of_tokens_tells_when_each_was_used_and_never_the_token()
    {
        await using var portal = await PortalAsync();
        var token = await TokenAsync(portal, Mara, TokenScope.Read);
        await TokenAsync(portal, Ada, TokenScope.Read);
        await CallAsync(portal, token, HttpMethod.Get, "/products");
        var mine = await CallAsync(portal, token, HttpMethod.Get, "/tokens");
        mine.Text.ShouldNotContain(token);
        mine.Text.ShouldNotContain(ApiToken.HashOf(token));
        var only = mine.Body["items"]!.AsArray().ShouldHaveSingleItem()!;
        (only["person"]!["id"]!.GetValue<string>(), only["lastUsedAt"]).ShouldSatisfyAllConditions(each => each.Item1.ShouldBe("mara"), each => each.Item2.ShouldNotBeNull());
        (await CallAsync(portal, token, HttpMethod.Get, "/tokens?everybody=true")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Wrong_wishes_for_a_token_are_told_at_once()
    {
        await using var portal = await PortalAsync();
        var wrong = await portal.Services.GetRequiredService<EditTokens>().MakeAsync(Mara, new AskedToken(" ", [], 4000), TestContext.Current.CancellationToken);
        wrong.ShouldBeOfType<Outcome<NewToken>.Invalid>().Problems.Select(problem => problem.Field).ShouldBe(["name", "scopes", "days"]);
    }

    [Fact]
    public async Task Too_many_calls_are_told_when_to_come_again()
    {
        await using var portal = await PortalAsync(("Access:Tokens:RequestsPerMinute", "6"), ("Access:Tokens:RequestsPerMinuteOfPerson", "9"));
        var (one, other, third) = (await TokenAsync(portal, Mara, TokenScope.Read), await TokenAsync(portal, Mara, TokenScope.Read), await TokenAsync(portal, Ada, TokenScope.Read));
        var (answered, limited) = await UntilLimitedAsync(portal, one);
        answered.ShouldBeGreaterThanOrEqualTo(6);
        (limited.Status, limited.Body["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.TooManyRequests, "tooMany"));
        limited.RetryAfter.ShouldNotBeNull();
        limited.RetryAfter.Value.TotalSeconds.ShouldBeInRange(1, 60);

        // The person has some more calls with another token; somebody else is not concerned.
        (await UntilLimitedAsync(portal, other)).Answered.ShouldBeGreaterThanOrEqualTo(1);
        (await CallAsync(portal, third, HttpMethod.Get, "/products")).Status.ShouldBe(HttpStatusCode.OK);
    }

    // On a slow machine some calls come back meanwhile.
    private static async Task<(int Answered, (HttpStatusCode Status, string Text, JsonNode Body, TimeSpan? RetryAfter) Limited)> UntilLimitedAsync(ServedPortal portal, string token)
    {
        for (var answered = 0; answered < 100; answered++)
            if (await CallAsync(portal, token, HttpMethod.Get, "/products") is { Status: HttpStatusCode.TooManyRequests } limited) return (answered, limited);
        throw new InvalidOperationException("A hundred calls were let through.");
    }

    private async Task<ServedPortal> PortalAsync(params (string, string)[] settings)
    {
        var portal = await ServedPortal.StartAsync(cluster, [Mara, Ada], settings);
        foreach (var person in new[] { Mara, Ada }) await portal.Services.GetRequiredService<KnownPeople>().RememberAsync(person, isDemo: false, TestContext.Current.CancellationToken);
        return portal;
    }

    private static async Task<string> TokenAsync(ServedPortal portal, Actor person, params TokenScope[] scopes) => (await MadeAsync(portal, person, scopes)).Secret;

    private static async Task<(string Secret, TokenId Id)> MadeAsync(ServedPortal portal, Actor person, params TokenScope[] scopes)
    {
        var made = await portal.Services.GetRequiredService<EditTokens>().MakeAsync(person, new AskedToken("test", scopes, 1), TestContext.Current.CancellationToken);
        var token = made.ShouldBeOfType<Outcome<NewToken>.Done>().Value;
        return (token.Secret, token.Token.Id);
    }

    private static async Task<(HttpStatusCode Status, string Text, JsonNode Body, TimeSpan? RetryAfter)> CallAsync(ServedPortal portal, string token, HttpMethod method, string path, string? body = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(method, $"{portal.Address}/api/v1{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text, JsonNode.Parse(text)!, answer.Headers.RetryAfter?.Delta);
    }
}
