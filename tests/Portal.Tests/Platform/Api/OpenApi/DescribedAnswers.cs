using System.Text.Json.Nodes;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Platform.Api.OpenApi;

/// <summary>Reads all that a portal has to tell and holds it against its OpenAPI document.</summary>
internal static class DescribedAnswers
{
    /// <summary>Most things of one kind that are read one by one.</summary>
    private const int Most = 20;

    /// <summary>Where the ids are from that paths begin with, and the member that holds them.</summary>
    private static readonly Dictionary<string, (string List, string Member)> Lists = new()
    {
        ["/environments/"] = ("/environments?limit=200", "id"),
        ["/deployments/"] = ("/deployments?limit=200", "id"),
        ["/requests/"] = ("/requests?limit=200", "id"),
        ["/reviews/"] = ("/reviews?limit=200", "id"),
        ["/products/"] = ("/products", "product"),
        ["/accounts/"] = ("/accounts", "id"),
        ["/waves/"] = ("/waves", "id"),
        ["/costs/reviews/"] = ("/costs/reviews", "id"),
    };

    /// <summary>What is told and not described, or otherwise than described.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(RunningPortal portal)
    {
        using var page = await portal.PageAsync("/openapi/v1.json");
        var document = JsonNode.Parse(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var problems = new HashSet<string>();
        var read = 0;
        foreach (var operation in Operation.All(document).Where(operation => operation.Method == "GET"))
            foreach (var path in await PathsAsync(portal, operation.Route))
            {
                var query = WalkEndpoints.QueryOf("GET", operation.Route);
                var answer = await portal.Platform.GetAsync(query.Length > 0 ? $"{path}?{query}" : path);
                if (answer.Status != 200 || answer.ContentType != "application/json") continue;
                read++;
                if (operation.Described["responses"]!["200"]?["content"]?["application/json"]?["schema"] is not { } schema) problems.Add($"{operation.Name} answers what is not described.");
                // The world moves while it is read, and what is not seen for a moment is null; the walked world stands still and judges that too.
                else problems.UnionWith(Shape.Problems(answer.Json, schema, operation.Name, document).Where(problem => !problem.Contains(" is null and not ", StringComparison.Ordinal)));
            }
        read.ShouldBeGreaterThan(100);
        return [.. problems];
    }

    private static async Task<IReadOnlyList<string>> PathsAsync(RunningPortal portal, string route)
    {
        if (!route.Contains('{', StringComparison.Ordinal)) return [route];
        var begin = Lists.Keys.FirstOrDefault(begin => route.StartsWith(begin + "{", StringComparison.Ordinal) && route.Count(letter => letter == '{') == 1);
        if (begin is null) return [];
        var (list, member) = Lists[begin];
        var items = (await portal.Platform.GetAsync(list)).Json["items"]!.AsArray();
        return [.. items.Take(Most).Select(item => RoleWorld.Replace(route, Uri.EscapeDataString(item![member]!.GetValue<string>())))];
    }
}
