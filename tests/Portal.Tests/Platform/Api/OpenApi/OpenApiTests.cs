using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Platform.Api.OpenApi;

/// <summary>Every operation of the document is called by its own examples, and with garbage.</summary>
public sealed class OpenApiTests(SharedCluster cluster)
{
    private static readonly string[] Garbage = ["", "{", "[]", "null", "\"text\"", "{\"name\":\"\\u0000\"}", "{\"name\":{\"a\":[1]},\"days\":\"x\",\"inputs\":3,\"items\":{},\"scope\":7,\"decision\":[]}", "{\"days\":99999999999999999999}", "\u00ff\u00fe"];

    // Answers are not in the examples yet, so most of them are found undescribed; run it to see which, and what was answered.
    [Fact(Explicit = true)]
    public async Task Every_operation_answers_as_the_document_describes()
    {
        await using var world = await RoleWorld.StartAsync(cluster);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(world.Portal.Address) };
        var document = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;
        var calls = new CallByDocument(world, http);
        var (wrong, kept) = (new List<string>(), new JsonObject());
        var operations = document["paths"]!.AsObject().Where(path => path.Key.StartsWith("/api/v1/", StringComparison.Ordinal)).SelectMany(path => path.Value!.AsObject().Select(operation => (Path: path.Key, Method: operation.Key.ToUpperInvariant(), Described: operation.Value!))).ToList();
        // What ends things comes last, so that the others find them.
        foreach (var (path, method, described) in operations.OrderBy(operation => operation.Method switch { "GET" => 0, "DELETE" => 2, _ => 1 }))
        {
            if (described["summary"] is null) wrong.Add($"{method} {path} has no summary.");
            if (described["requestBody"] is { } body && body["content"]!["application/json"]!["example"] is null) wrong.Add($"{method} {path} has no example of its body.");
            var (status, text, type) = await calls.RunAsync(method, path, described["requestBody"]?["content"]?["application/json"]?["example"]?.ToJsonString());
            if (described["responses"]![status.ToString()] is not { } answer)
            {
                wrong.Add($"{method} {path} answered {status}, which is not described: {text}");
                continue;
            }
            if (type == "application/json" && status < 300)
            {
                kept[$"{method} {path["/api/v1".Length..]}"] = new JsonObject { ["request"] = described["requestBody"]?["content"]?["application/json"]?["example"]?.DeepClone(), ["status"] = status, ["answer"] = JsonNode.Parse(text) };
                if (answer["content"]?["application/json"]?["schema"] is not { } schema) wrong.Add($"{method} {path} answered a body that is not described.");
                else wrong.AddRange(Shape.Problems(JsonNode.Parse(text), schema, $"{method} {path}", document));
            }
            else if (status >= 400)
            {
                type.ShouldBe("application/problem+json", $"{method} {path}: {status} {text}");
                JsonNode.Parse(text)!["code"].ShouldNotBeNull($"{method} {path}: {text}");
            }
        }
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(Solution.Root, "artifacts")).FullName, "answers.json"), kept.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        wrong.ShouldBeEmpty(string.Join('\n', wrong));
        operations.Count.ShouldBeGreaterThan(80);
    }

    // Not seen to pass yet.
    [Fact(Explicit = true)]
    public async Task Garbage_is_refused_in_words_and_never_a_fault()
    {
        await using var world = await RoleWorld.StartAsync(cluster);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(world.Portal.Address) };
        var document = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;
        var calls = new CallByDocument(world, http);
        foreach (var (path, operations) in document["paths"]!.AsObject().Where(path => path.Key.StartsWith("/api/v1/", StringComparison.Ordinal)))
            foreach (var (verb, described) in operations!.AsObject())
            {
                var method = verb.ToUpperInvariant();
                string?[] bodies = [null, null];
                if (described!["requestBody"] is not null) bodies = Garbage;
                foreach (var (n, body) in bodies.Index())
                {
                    var (status, text, type) = await calls.RunAsync(method, path, body, garbagePath: body is null || body.Length == 0, garbageQuery: n % 2 == 0 ? "99999999999999999999'%" : "\0", described);
                    status.ShouldBeLessThan(500, $"{method} {path} with {body}: {text}");
                    if (status >= 400) type.ShouldBe("application/problem+json", $"{method} {path} with {body}: {status} {text}");
                }
            }
    }
}
