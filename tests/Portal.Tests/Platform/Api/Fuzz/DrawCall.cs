using System.Text;
using System.Text.Json.Nodes;
using Portal.Tests.Platform.Access.Roles;
using Portal.Tests.Platform.Api.OpenApi;

namespace Portal.Tests.Platform.Api.Fuzz;

/// <summary>Draws calls by the document: who calls what, on what, with which headers and body.</summary>
internal sealed class DrawCall(int seed, RoleWorld world, FuzzPeople people, SeenIds ids, JsonNode document)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "QUERY"];
    private static readonly string[] Accepts = ["*/*", "application/json", "text/csv", "text/csv;q=0.1, application/json;q=0.9", "text/event-stream", "application/xml", "text/html", "application/pdf", "nonsense", "*/*;q=0", "text/csv;q=NaN", ", ,"];
    private static readonly string[] Types = ["application/json", "application/json", "application/json; charset=utf-16", "application/json; charset=nonsense", "text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application/merge-patch+json", "nonsense"];
    private static readonly string[] ETags = ["\"1\"", "\"0\"", "*", "W/\"5\"", "\"4294967295\"", "\"99999999999\"", "1", "\"", "\"a\", \"b\"", "-1"];
    private static readonly string[] Limits = ["-1", "0", "1", "1000000000", "2147483648", "1.5", "all", "", "200"];

    private readonly IReadOnlyList<Operation> _operations = Operation.All(document);

    public FuzzCall Of(int number)
    {
        var draw = new Draw(seed, number);
        // Every operation in turn, so that none waits for its chance.
        var operation = _operations[number % _operations.Count];
        var who = draw.Below(100) switch { < 55 => FuzzPeople.Platform, < 90 => FuzzPeople.Engineer, _ => FuzzPeople.Nobody };
        var method = draw.Once(96) ? operation.Method : draw.Of(Methods);
        var body = (operation.Example is not null && !draw.Once(3)) || (method != "GET" && draw.Once(5)) ? BodyOf(operation, draw) : null;
        var isOther = method != operation.Method;
        return new FuzzCall(number, who, isOther ? null : operation, method, $"/api/v1{Path(operation.Route, who, draw)}{Query(operation, draw)}", Headers(body is not null, draw), method is "GET" or "HEAD" ? null : body);
    }

    private byte[] BodyOf(Operation operation, Draw draw) => operation.Example is null ? Encoding.UTF8.GetBytes($"{{\"a\":{draw.Of(HostileTexts.Pieces)}}}") : new DrawBody(draw, document).Of(operation);

    private string Path(string route, string who, Draw draw)
    {
        var person = people.Of(who);
        var filled = world.Fill(route, draw.Once(75) ? person.Own : person.Other).Split('/');
        return string.Join('/', route.Split('/').Select((part, n) => !part.StartsWith('{') ? part : draw.Below(100) switch
        {
            < 65 => Uri.EscapeDataString(filled[n]),
            < 85 => Uri.EscapeDataString(ids.Like(filled[n], draw)),
            < 90 => Uri.EscapeDataString(filled[n][..^1] + "x"),
            < 93 => filled[n].ToUpperInvariant(),
            < 95 => "%C3%28",
            // An empty one would name the list.
            _ => Uri.EscapeDataString(Short(draw.Hostile()) is { Length: > 0 } text ? text : "-"),
        }));
    }

    private string Query(Operation operation, Draw draw)
    {
        var said = new List<string>();
        if (WalkEndpoints.QueryOf(operation.Method, operation.Route) is { Length: > 0 } usual && !draw.Once(10)) said.Add(usual);
        foreach (var name in operation.Queries.Where(_ => draw.Once(25)))
            for (var times = draw.Once(90) ? 1 : 2; times > 0; times--) said.Add($"{name}={Uri.EscapeDataString(QueryValue(name, draw))}");
        if (draw.Once(5)) said.Add($"unknown={Uri.EscapeDataString(Short(draw.Hostile()))}");
        if (draw.Once(2)) said.Add(draw.Of<string>(["%00", "&&&", "=", "a[]=1", "%zz", "limit"]));
        return said.Count == 0 ? "" : "?" + string.Join('&', said);
    }

    private string QueryValue(string name, Draw draw) => name switch
    {
        _ when draw.Once(35) => Short(draw.Hostile()),
        "limit" or "after" => draw.Of(Limits),
        "cursor" => ids.Cursor(draw),
        "from" or "to" => draw.Of<string>(["2026-01-01", "2026-11-23T10:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-23T10:00:00+14:00"]),
        "month" or "until" => draw.Of<string>(["2026-10", "0001-01", "9999-12", "2026-13", "2026-1"]),
        _ => ids.Any(draw),
    };

    private static List<(string, string)> Headers(bool hasBody, Draw draw)
    {
        var headers = new List<(string, string)>();
        if (hasBody && !draw.Once(3)) headers.Add(("Content-Type", draw.Once(85) ? "application/json" : draw.Of(Types)));
        if (draw.Once(20)) headers.Add(("Accept", draw.Of(Accepts)));
        if (draw.Once(8)) headers.Add(("If-Match", draw.Of(ETags)));
        if (draw.Once(12)) headers.Add(("Idempotency-Key", draw.Below(4) switch { 0 => "the-same", 1 => new string('k', 200 + draw.Below(2)), 2 => "ключ-👩‍👩‍👧", _ => $"key-{draw.Below(int.MaxValue)}" }));
        if (draw.Once(3)) headers.Add(("Accept-Language", "xx-" + new string('a', 300)));
        if (draw.Once(2)) headers.Add(("X-Forwarded-For", "'; --"));
        return headers;
    }

    // A request line has at most eight thousand bytes, and the server refuses longer ones before anybody sees them.
    private static string Short(string text) => text.Length > 300 ? text[..300] : text;
}
