using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Platform.Api.OpenApi;

/// <summary>Calls an operation as the OpenAPI document describes it, as somebody who has every role, on what is there.</summary>
internal sealed partial class CallByDocument(RoleWorld world, HttpClient http)
{
    private string? _token;

    /// <param name="path">With its variables in braces.</param>
    /// <param name="body">JSON, or garbage; null sends none.</param>
    public async Task<(int Status, string Text, string? Type)> RunAsync(string method, string path, string? body, bool garbagePath = false, string? garbageQuery = null, JsonNode? described = null)
    {
        var person = world.People.Single(each => each.Role == Role.Administrator);
        var everybody = person.Actor with { Roles = Enum.GetValues<Role>().ToHashSet() };
        if (_token is null)
        {
            await world.Portal.SaveAsync(db => db.People.Single(known => known.Id == person.Actor.Id).See(everybody, TimeProvider.System.GetUtcNow()));
            _token = await world.NewTokenAsync(everybody);
        }
        var route = path["/api/v1".Length..];
        var on = person.Own;
        var called = Variable().Replace(path, match => garbagePath ? Uri.EscapeDataString("%00'\"<\u00e9") : ValueOf(match.Groups[1].Value, route, on));
        var query = garbageQuery is not null ? string.Join('&', Queries(described, "query").Select(name => $"{name}={Uri.EscapeDataString(garbageQuery)}")) : route switch
        {
            "/accounts/{id}/quotas" => "region=us-east-1",
            "/imports" => "account=111111111111&region=us-east-1",
            "/imports/match" => "account=111111111111&region=us-east-1&stack=none",
            _ => "",
        };
        using var request = new HttpRequestMessage(new HttpMethod(method), query.Length > 0 ? $"{called}?{query}" : called);
        // Signing somebody out takes the token back that it is done with.
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        if (route.StartsWith("/people/", StringComparison.Ordinal)) _token = null;
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Content.Headers.ContentType?.MediaType);
    }

    private static IEnumerable<string> Queries(JsonNode? described, string place) =>
        (described?["parameters"]?.AsArray() ?? []).Where(parameter => parameter!["in"]?.GetValue<string>() == place).Select(parameter => parameter!["name"]!.GetValue<string>());

    private string ValueOf(string name, string route, Belongings on) => (name, route.Split('/')[1]) switch
    {
        ("product", _) => "three-tier",
        ("version", _) => "1.0.0",
        ("scope", _) => "product",
        ("subject", _) => "three-tier",
        ("job", _) => "FollowDeployments",
        ("person", _) => on.Person.Value,
        (_, "requests") => on.Draft.Value,
        (_, "reviews") => on.Review.Value,
        (_, "deployments") => on.Deployment.Value,
        (_, "environments") => on.Environment.Value,
        (_, "tokens") => on.Token.Value,
        (_, "sessions") => on.Session.Value,
        (_, "freezes") => world.Commons.Freeze.Value,
        (_, "waves") => world.Commons.Wave.Value,
        (_, "delegations") => world.Commons.Delegation.Value,
        (_, "accounts") => "111111111111",
        _ when route.StartsWith("/costs/anomalies", StringComparison.Ordinal) => on.Anomaly.Value,
        _ when route.StartsWith("/costs/decisions", StringComparison.Ordinal) => world.Commons.Decision.Value,
        _ when route.StartsWith("/costs/reviews", StringComparison.Ordinal) => world.Commons.Meeting.Value,
        _ => "none",
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Variable();
}
