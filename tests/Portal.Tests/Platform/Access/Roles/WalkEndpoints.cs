using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Portal.Domain.Access;

namespace Portal.Tests.Platform.Access.Roles;

/// <summary>Calls every endpoint as everybody, on what is their team's and what is another's: those of the API with a token, the others with a session.</summary>
internal sealed class WalkEndpoints(RoleWorld world, HttpClient http)
{
    private const string Api = "/api/v1";

    /// <summary>What everybody may do for themselves, what keeps nothing, and what answers each item of a list by itself.</summary>
    public static IReadOnlySet<string> OfOneself { get; } = new HashSet<string>
    {
        "POST /sign-in", "POST /sign-out", $"POST {Api}/products/{{product}}/evaluations", $"DELETE {Api}/tokens/{{id}}", $"DELETE {Api}/sessions/{{id}}", $"POST {Api}/people/{{person}}/sign-out",
        $"POST {Api}/reviews/decisions", $"POST {Api}/audit/verify",
    };

    /// <summary>Bodies that get past the check of their shape, where that comes before anybody is asked who calls.</summary>
    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["POST /requests"] = """{ "product": "three-tier", "name": "walk", "draft": true }""",
        ["POST /environments/{id}/lease/extend"] = """{ "days": 3 }""",
        ["POST /environments/{id}/lease/decision"] = """{ "decision": "reject" }""",
        ["POST /environments/{id}/schedule/decision"] = """{ "decision": "reject", "digest": "x" }""",
        ["PUT /environments/{id}/schedule"] = """{ "zone": "Europe/Berlin", "days": [{ "day": "monday", "from": "07:00", "to": "19:00" }] }""",
        ["POST /environments/{id}/drills"] = """{ "kind": "database", "confirm": "nothing" }""",
        ["POST /environments/{id}/drills/{drill}/decision"] = """{ "decision": "reject", "digest": "none" }""",
        ["POST /reviews/{id}/decisions"] = """{ "decision": "reject", "digest": "none", "comment": "No." }""",
        ["POST /reviews/decisions"] = """{ "approve": [{ "review": "rev-none", "digest": "none" }], "comment": "" }""",
        ["POST /freezes"] = """{ "scope": "account" }""",
        ["POST /costs/advice/requests"] = """{ "environment": "ENV", "kind": "valkey", "title": "x" }""",
        ["POST /costs/reviews/{id}/decisions"] = """{ "item": "Item/1", "verdict": "accept" }""",
        ["POST /costs/decisions/{id}/outcome"] = """{ "state": "dropped", "outcome": "x" }""",
    };

    /// <summary>What calls have to say besides.</summary>
    private static readonly Dictionary<string, string> Queries = new()
    {
        ["GET /environments"] = "limit=200",
        ["GET /reviews"] = "limit=200",
        ["GET /deployments"] = "limit=200",
        ["GET /requests"] = "limit=200",
        ["GET /audit"] = $"limit=200&search={RoleWorld.Noted}",
        ["GET /accounts/{id}/quotas"] = "region=us-east-1",
        ["GET /imports"] = "account=111111111111&region=us-east-1",
        ["GET /imports/match"] = "account=111111111111&region=us-east-1&stack=none",
        ["GET /environments/{id}/drills/plan"] = "kind=database",
    };

    private readonly Dictionary<Role, string> _tokens = [];

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> RunAsync()
    {
        var seen = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (method, route) in Routes(world.Portal.Endpoints))
        {
            var cells = new List<string>();
            foreach (var role in RoleTable.Columns) cells.Add(await CellAsync(method, route, role));
            seen[$"{method} {route}"] = cells;
        }
        return seen;
    }

    /// <summary>Query of a call below the API's root; without a question mark, and empty for most.</summary>
    public static string QueryOf(string method, string route) => Queries.GetValueOrDefault($"{method} {route}", "");

    // Pages are walked by themselves; the framework's own (files, its circuit) hold nothing of ours.
    private static IEnumerable<(string Method, string Route)> Routes(IEnumerable<Microsoft.AspNetCore.Http.Endpoint> endpoints) =>
        from endpoint in endpoints.OfType<RouteEndpoint>()
        let route = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && !route.StartsWith("/_blazor", StringComparison.Ordinal) && !route.StartsWith("/_framework", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        orderby method == "GET" ? 0 : 1, route, method
        select (method, route);

    private async Task<string> CellAsync(string method, string route, Role? role)
    {
        var person = world.People.SingleOrDefault(each => each.Role == role);
        var belongings = person ?? world.People[0];
        var own = await CallAsync(method, route, person, belongings.Own);
        if (!IsOfTeam(route)) return !own.IsAllowed ? "no" : method == "GET" ? RoleWorld.Whose(own.Text) : "yes";
        var other = await CallAsync(method, route, person, belongings.Other);
        return (own.IsAllowed, other.IsAllowed) switch { (true, true) => "all", (true, false) => "own", (false, true) => "others", _ => "no" };
    }

    private async Task<(bool IsAllowed, string Text)> CallAsync(string method, string route, Tried? person, Belongings on)
    {
        var isApi = route.StartsWith(Api + "/", StringComparison.Ordinal);
        var below = isApi ? route[Api.Length..] : route;
        var path = (isApi ? Api : "") + world.Fill(below, on) + (QueryOf(method, below) is { Length: > 0 } query ? $"?{query}" : "");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (person is not null && isApi) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(person, below));
        else if (person is not null) request.Headers.Add("X-Person", person.Actor.Id.Value);
        if (method != "GET") request.Content = isApi
            ? new StringContent(Bodies.GetValueOrDefault($"{method} {below}", "{}").Replace("ENV", on.Environment.Value, StringComparison.Ordinal), Encoding.UTF8, "application/json")
            : new FormUrlEncodedContent([KeyValuePair.Create("person", "nobody")]);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        // Not ready is an answer of the probe.
        if (route != "/healthz/ready") ((int)answer.StatusCode).ShouldBeLessThan(500, $"{person?.Role} {method} {route}: {text}");
        if (isApi && person is not null) answer.StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized, $"{person.Role} {method} {route}: {text}");
        if (isApi) answer.StatusCode.ShouldNotBe(HttpStatusCode.BadRequest, $"{person?.Role} {method} {route}: {text}");
        var isSentAway = answer.Headers.Location?.OriginalString is { } to && (to.Contains("ReturnUrl=", StringComparison.Ordinal) || to.Contains("/no-access", StringComparison.Ordinal));
        return (!isSentAway && answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound), text);
    }

    // Signing somebody out takes the token of the walk back too.
    private async Task<string> TokenAsync(Tried person, string route)
    {
        if (!_tokens.TryGetValue(person.Role, out var token)) _tokens[person.Role] = token = await world.NewTokenAsync(person.Actor);
        if (route.StartsWith("/people/", StringComparison.Ordinal)) _tokens.Remove(person.Role);
        return token;
    }

    /// <summary>Whether what the path names belongs to a team or a person.</summary>
    private static bool IsOfTeam(string route) => route.Contains('{', StringComparison.Ordinal)
        && new[] { "/requests/", "/reviews/{", "/deployments/", "/environments/", "/costs/anomalies/", "/tokens/", "/sessions/", "/people/" }.Any(part => route.StartsWith(Api + part, StringComparison.Ordinal) || route.StartsWith("/costs/export/environments/", StringComparison.Ordinal));
}
