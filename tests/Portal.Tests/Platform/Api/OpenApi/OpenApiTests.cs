using System.Text.Json.Nodes;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Platform.Api.OpenApi;

/// <summary>Every operation of the document is called by its own examples, with ids that nothing has, and with garbage.</summary>
[Collection(WalkedPortal.Name)]
public sealed class OpenApiTests(RolePortal shared)
{
    private static readonly string[] NoObjects = ["{", "[]", "null", "\"text\"", "\u00ff\u00fe"];

    /// <summary>Values of which a member of any type refuses at least one.</summary>
    private static readonly string[] WrongValues = ["{\"a\":[1]}", "\"\\u0000\"", "99999999999999999999", "[[[]]]"];

    [Fact]
    public async Task Every_operation_is_described_whole()
    {
        using var http = (await shared.PortalAsync()).Client();
        var wrong = new List<string>();
        foreach (var operation in Operation.All(await DocumentAsync(http)))
        {
            var described = operation.Described;
            if (described["summary"] is null) wrong.Add($"{operation.Name} has no summary.");
            if (described["requestBody"] is not null && operation.Example is null) wrong.Add($"{operation.Name} has no example of its body: write one into examples.json.");
            var good = described["responses"]!.AsObject().Where(answer => answer.Key[0] == '2').ToList();
            if (good.Count == 0 || (good.All(answer => answer.Value!["content"] is null) && good.All(answer => answer.Key != "204")))
                wrong.Add($"{operation.Name} does not say what it answers: run a test that calls it with PORTAL_WRITE_ANSWERS=1.");
        }
        Wrongs.ShouldBeNone(wrong);
    }

    [Fact]
    public async Task Every_operation_answers_as_the_document_describes()
    {
        var (calls, document, operations) = await BeginAsync();
        var wrong = new List<string>();
        var succeeded = 0;
        // What ends things comes last, so that the others find them.
        foreach (var operation in operations.OrderBy(operation => operation.Method switch { "GET" => 0, "DELETE" => 2, _ => 1 }))
        {
            var (status, text, type) = await calls.RunAsync(operation, operation.Example?.ToJsonString());
            if (status < 300) succeeded++;
            if (operation.Described["responses"]![status.ToString()] is not { } answer) wrong.Add($"{operation.Name} answered {status}, which is not described: {text}");
            else if (status == 204) text.ShouldBeEmpty();
            else if (answer["content"]?[type ?? ""] is not { } content) wrong.Add($"{operation.Name} answered {status} with {type}, which is not described.");
            else if (type?.EndsWith("json", StringComparison.Ordinal) == true) wrong.AddRange(Shape.Problems(JsonNode.Parse(text), content["schema"]!, $"{operation.Name} {status}", document));
        }
        Wrongs.ShouldBeNone(wrong);
        // The others need AWS, or are refused for the state of what they name.
        (operations.Count, succeeded).ShouldSatisfyAllConditions(of => of.Item1.ShouldBeGreaterThan(100), of => of.Item2.ShouldBeGreaterThan(70));
    }

    [Fact]
    public async Task What_nothing_has_is_not_found()
    {
        var (calls, _, operations) = await BeginAsync();
        var wrong = new List<string>();
        foreach (var operation in operations.Where(operation => operation.Route.Contains('{', StringComparison.Ordinal)))
        {
            var (status, text, type) = await calls.RunAsync(operation, operation.Example?.ToJsonString(), Wrong.Ids);
            if (status != 404 || type != "application/problem+json") wrong.Add($"{operation.Name} answered {status} {type}: {text}");
        }
        Wrongs.ShouldBeNone(wrong);
    }

    [Fact]
    public async Task A_body_that_is_broken_is_refused_with_what_is_wrong()
    {
        var (calls, document, operations) = await BeginAsync();
        var wrong = new List<string>();
        foreach (var operation in operations.Where(operation => operation.Example is not null))
        {
            foreach (var body in NoObjects)
            {
                var (status, text, _) = await calls.RunAsync(operation, body);
                if (status != 400) wrong.Add($"{operation.Name} with {body} answered {status}: {text}");
            }
            foreach (var member in Shape.Resolve(operation.Described["requestBody"]!["content"]!["application/json"]!["schema"]!, document)["properties"]!.AsObject().Select(property => property.Key))
            {
                var statuses = new List<int>();
                foreach (var value in WrongValues)
                {
                    var (status, text, type) = await calls.RunAsync(operation, $"{{\"{member}\":{value}}}");
                    statuses.Add(status);
                    if (status >= 500 || (status >= 400 && type != "application/problem+json")) wrong.Add($"{operation.Name} with {member} {value} answered {status} {type}: {text}");
                    if (status == 422 && JsonNode.Parse(text)!["problems"]?.AsArray().Count is null or 0) wrong.Add($"{operation.Name} with {member} {value} does not say what is wrong: {text}");
                }
                if (!statuses.Contains(422)) wrong.Add($"{operation.Name} takes anything as {member}: {string.Join(", ", statuses)}");
            }
        }
        Wrongs.ShouldBeNone(wrong);
    }

    [Fact]
    public async Task Strange_paths_and_queries_are_no_fault()
    {
        var (calls, _, operations) = await BeginAsync();
        foreach (var operation in operations)
            foreach (var query in new[] { "99999999999999999999'%", "\0" })
            {
                var (status, text, type) = await calls.RunAsync(operation, operation.Example?.ToJsonString(), Wrong.Path, query);
                status.ShouldBeInRange(200, 499, $"{operation.Name}: {text}");
                if (status >= 400) type.ShouldBe("application/problem+json", $"{operation.Name}: {status} {text}");
            }
    }

    private async Task<(CallByDocument Calls, JsonNode Document, IReadOnlyList<Operation> Operations)> BeginAsync()
    {
        var http = (await shared.PortalAsync()).Client();
        var document = await DocumentAsync(http);
        return (new CallByDocument(await RoleWorld.MakeAsync(shared), http), document, Operation.All(document));
    }

    private static async Task<JsonNode> DocumentAsync(HttpClient http) => JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;
}
