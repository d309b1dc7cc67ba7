using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Domain.Access;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Platform.Api.OpenApi;

/// <summary>What an operation is called with instead of what is there.</summary>
internal enum Wrong
{
    Nothing,

    /// <summary>Ids that nothing has.</summary>
    Ids,

    /// <summary>Characters that no id has.</summary>
    Path,
}

/// <summary>One operation of the document.</summary>
/// <param name="Path">With its variables in braces.</param>
internal sealed record Operation(string Method, string Path, JsonNode Described)
{
    public string Name => $"{Method} {Path}";

    public string Route => Path["/api/v1".Length..];

    public JsonNode? Example => Described["requestBody"]?["content"]?["application/json"]?["example"];

    public static IReadOnlyList<Operation> All(JsonNode document) =>
        [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => new Operation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!)))];

    public IEnumerable<string> Queries => (Described["parameters"]?.AsArray() ?? []).Where(parameter => parameter!["in"]?.GetValue<string>() == "query").Select(parameter => parameter!["name"]!.GetValue<string>());
}

/// <summary>Calls operations as the OpenAPI document describes them, as somebody who has every role, on what is there.</summary>
internal sealed class CallByDocument(RoleWorld world, HttpClient http)
{
    private const string NoSuch = "none-00000000000000000000000000";
    private const string Strange = "%00'\"<\u00e9";

    private string? _token;

    /// <param name="body">JSON, or garbage; null sends none.</param>
    public async Task<(int Status, string Text, string? Type)> RunAsync(Operation operation, string? body, Wrong wrong = Wrong.Nothing, string? query = null)
    {
        var person = world.People.Single(each => each.Role == Role.Administrator);
        var everybody = person.Actor with { Roles = Enum.GetValues<Role>().ToHashSet() };
        if (_token is null)
        {
            await world.Portal.SaveAsync(db => db.People.Single(known => known.Id == person.Actor.Id).See(everybody, TimeProvider.System.GetUtcNow()));
            _token = await world.NewTokenAsync(everybody);
        }
        var route = operation.Route;
        var path = wrong is Wrong.Nothing ? world.Fill(route, person.Own) : RoleWorld.Replace(route, wrong is Wrong.Ids ? NoSuch : Uri.EscapeDataString(Strange));
        var said = query is null ? WalkEndpoints.QueryOf(operation.Method, route) : string.Join('&', operation.Queries.Select(name => $"{name}={Uri.EscapeDataString(query)}"));
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), $"/api/v1{path}{(said.Length > 0 ? "?" : "")}{said}");
        // Signing somebody out takes the token back that it is done with.
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        if (route.StartsWith("/people/", StringComparison.Ordinal)) _token = null;
        request.Headers.Add(NullableMembers.Header, "please");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var type = answer.Content.Headers.ContentType?.MediaType;
        await HeardAnswers.NoteAsync(http, operation.Method, $"/api/v1{path}", (int)answer.StatusCode, text, type);
        return ((int)answer.StatusCode, text, type);
    }
}
