using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Portal.Domain.Access;

namespace Portal.Tests.Platform.Access.Roles;

/// <summary>Calls every endpoint of the API as everybody, on what is their team's and what is another's.</summary>
internal sealed class WalkEndpoints(RoleWorld world, HttpClient http)
{
    /// <summary>Bodies that get past the check of their shape, where that comes before anybody is asked who calls.</summary>
    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["POST /requests"] = """{ "product": "three-tier", "name": "walk", "draft": true }""",
        ["POST /environments/{id}/lease/extend"] = """{ "days": 3 }""",
        ["POST /environments/{id}/lease/decision"] = """{ "decision": "reject" }""",
        ["POST /environments/{id}/schedule/decision"] = """{ "decision": "reject", "digest": "x" }""",
        ["PUT /environments/{id}/schedule"] = """{ "zone": "Europe/Berlin", "days": [{ "day": "monday", "from": "07:00", "to": "19:00" }] }""",
        ["POST /reviews/{id}/decisions"] = """{ "decision": "reject", "digest": "none", "comment": "No." }""",
        ["POST /reviews/decisions"] = """{ "items": [], "comment": "" }""",
        ["POST /freezes"] = """{ "scope": "account" }""",
        ["POST /costs/advice/requests"] = """{ "environment": "ENV", "kind": "valkey", "title": "x" }""",
        ["POST /costs/reviews/{id}/decisions"] = """{ "item": "Item/1", "verdict": "accept" }""",
        ["POST /costs/decisions/{id}/outcome"] = """{ "state": "dropped", "outcome": "x" }""",
    };

    private readonly Dictionary<Role, string> _tokens = [];

    public async Task<IReadOnlyDictionary<string, string>> RunAsync()
    {
        var seen = new Dictionary<string, string>();
        foreach (var (method, route) in Routes(world.Portal.Endpoints))
        {
            var cells = new List<string>();
            foreach (var role in RoleTable.Roles) cells.Add(await CellAsync(method, route, world.People.Single(person => person.Role == role)));
            seen[$"{method} {route}"] = string.Join(" | ", cells);
        }
        return seen;
    }

    /// <summary>Method and path of every endpoint that the OpenAPI document describes.</summary>
    public static IEnumerable<(string Method, string Route)> Routes(IEnumerable<Microsoft.AspNetCore.Http.Endpoint> endpoints) =>
        from endpoint in endpoints.OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) == true && endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        let route = endpoint.RoutePattern.RawText!["/api/v1".Length..]
        orderby route, method
        select (method, route.TrimEnd('/'));

    private async Task<string> CellAsync(string method, string route, Tried person)
    {
        var own = await CallAsync(method, route, person, person.Own);
        if (!route.Contains('{', StringComparison.Ordinal) || !IsOfTeam(route))
        {
            if (!own.IsAllowed) return "no";
            return method != "GET" || !(own.Text.Contains("own-", StringComparison.Ordinal) || own.Text.Contains("far-", StringComparison.Ordinal)) ? "yes"
                : own.Text.Contains($"far-{person.Actor.Id.Value[2..]}", StringComparison.Ordinal) ? "all" : "own";
        }
        var other = await CallAsync(method, route, person, person.Other);
        return (own.IsAllowed, other.IsAllowed) switch { (true, true) => "all", (true, false) => "own", (false, true) => "others", _ => "no" };
    }

    private async Task<(bool IsAllowed, string Text)> CallAsync(string method, string route, Tried person, Belongings on)
    {
        // Signing somebody out takes the token of the walk back too.
        if (!_tokens.TryGetValue(person.Role, out var token)) _tokens[person.Role] = token = await world.NewTokenAsync(person.Actor);
        if (route.StartsWith("/people/", StringComparison.Ordinal)) _tokens.Remove(person.Role);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1{Path(method, route, on)}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (method != "GET") request.Content = new StringContent(Bodies.GetValueOrDefault($"{method} {route}", "{}").Replace("ENV", on.Environment.Value, StringComparison.Ordinal), Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBeLessThan(500, $"{person.Role} {method} {route}: {text}");
        answer.StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized, $"{person.Role} {method} {route}: {text}");
        answer.StatusCode.ShouldNotBe(HttpStatusCode.BadRequest, $"{person.Role} {method} {route}: {text}");
        return (answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound), text);
    }

    /// <summary>Whether what the path names belongs to a team or a person.</summary>
    private static bool IsOfTeam(string route) => new[] { "/requests/", "/reviews/{", "/deployments/", "/environments/", "/costs/anomalies/", "/tokens/", "/sessions/", "/people/" }.Any(part => route.StartsWith(part, StringComparison.Ordinal));

    private string Path(string method, string route, Belongings on)
    {
        var first = route.Split('/')[1];
        var id = first switch
        {
            // Reading and taking back are about what was sent; the rest is about drafts.
            "requests" => on.Mark.StartsWith("far", StringComparison.Ordinal) ? on.Sent.Value : on.Draft.Value,
            "reviews" => on.Review.Value,
            "deployments" => on.Deployment.Value,
            "environments" => on.Environment.Value,
            "tokens" => on.Token.Value,
            "sessions" => on.Session.Value,
            "freezes" => world.Commons.Freeze.Value,
            "waves" => world.Commons.Wave.Value,
            "delegations" => world.Commons.Delegation.Value,
            "accounts" => "111111111111",
            _ when route.StartsWith("/costs/anomalies", StringComparison.Ordinal) => on.Anomaly.Value,
            _ when route.StartsWith("/costs/decisions", StringComparison.Ordinal) => world.Commons.Decision.Value,
            _ when route.StartsWith("/costs/reviews", StringComparison.Ordinal) => world.Commons.Meeting.Value,
            _ => "none",
        };
        var path = route.Replace("{id}", id, StringComparison.Ordinal).Replace("{product}", "three-tier", StringComparison.Ordinal).Replace("{version}", "1.0.0", StringComparison.Ordinal)
            .Replace("{scope}", "product", StringComparison.Ordinal).Replace("{subject}", "three-tier", StringComparison.Ordinal).Replace("{job}", "FollowDeployments", StringComparison.Ordinal).Replace("{person}", on.Person.Value, StringComparison.Ordinal);
        return (method, route) switch
        {
            ("GET", "/environments" or "/fleet/health" or "/reviews" or "/deployments" or "/requests") => $"{path}{(route.StartsWith("/fleet", StringComparison.Ordinal) ? "" : "?limit=200")}",
            ("GET", "/accounts/{id}/quotas") => $"{path}?region=us-east-1",
            ("GET", "/imports") => $"{path}?account=111111111111&region=us-east-1",
            ("GET", "/imports/match") => $"{path}?account=111111111111&region=us-east-1&stack=none",
            _ => path,
        };
    }
}
