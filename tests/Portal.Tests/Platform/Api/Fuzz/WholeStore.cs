using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Platform.Audit;
using Portal.Platform.Data;
using Portal.Tests.Platform.Access.Roles;
using Portal.Tests.Platform.Api.OpenApi;

namespace Portal.Tests.Platform.Api.Fuzz;

/// <summary>Whether everything in the store can still be read: the audit's chain, every list through its pages and every item of it, and the portal's pages.</summary>
internal sealed class WholeStore(FuzzedPortal fuzzed)
{
    private static readonly string[] StrangeQueries =
    [
        "/environments?search=%00", "/environments?state=creating,ready&sort=x&cursor='", "/audit?search=%00&from=0001-01-01&to=9999-12-31", "/audit?search=%27%22%3Cscript%3E&actor=%E2%80%AE", "/health?search=%00&state=healthy,down",
        "/costs?month=9999-99", "/costs?month=0001-01", "/costs?month=9999-12", "/costs/year?until=0001-01", "/costs/year?until=9999-12", "/costs/export/showback?by=77", "/costs/export/portfolio?month=9999-12", "/costs/export/year?until=0001-01",
        "/audit/export?format=csv&search=%00", "/audit/export?format=csv&from=0001-01-01T00:00:00%2B14:00", "/catalogue/three-tier/compare?from=%00&to=x", "/requests?state=99&cursor=%00", "/reviews?sort=%00", "/deployments?after=99999999999999999999", "/environments/%C3%28", "/requests/%E2%80%AE/edit?step=%3Cscript%3E",
    ];

    private readonly IReadOnlyList<Operation> _reads = [.. Operation.All(fuzzed.Document).Where(operation => operation.Method == "GET")];
    private readonly List<string> _problems = [];

    /// <summary>Things that were read one by one.</summary>
    public int Items { get; private set; }

    /// <summary>Rows of the audit's chain.</summary>
    public long Rows { get; private set; }

    public int Pages { get; private set; }

    public async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        await AuditAsync();
        foreach (var list in _reads.Where(operation => !operation.Route.Contains('{', StringComparison.Ordinal) && operation.Queries.Contains("cursor"))) await ListAsync(list);
        foreach (var route in typeof(PortalDb).Assembly.GetTypes().SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)) await PageAsync(fuzzed.World.Fill(route, fuzzed.People.Of(FuzzPeople.Platform).Own));
        foreach (var strange in StrangeQueries) await PageAsync(strange);
        return _problems;
    }

    private async Task AuditAsync()
    {
        await ActivatorUtilities.CreateInstance<SealAudit>(fuzzed.Portal.Services).SealAllAsync(TestContext.Current.CancellationToken);
        var verified = await GetAsync("POST", "/audit/verify");
        if (verified?["intact"]?.GetValue<bool>() != true) _problems.Add($"The audit's chain is broken: {verified?.ToJsonString()}");
        Rows = verified?["rows"]?.GetValue<long>() ?? 0;
    }

    private async Task ListAsync(Operation list)
    {
        var (cursor, one) = ("", _reads.FirstOrDefault(operation => operation.Route == $"{list.Route}/{{id}}"));
        do
        {
            var page = await GetAsync("GET", $"{list.Route}?limit=200{(cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "")}", list);
            if (page is null) return;
            foreach (var item in page["items"]!.AsArray())
            {
                Items++;
                if (one is null) continue;
                await GetAsync("GET", $"{list.Route}/{Uri.EscapeDataString(item!["id"]!.GetValue<string>())}", one);
                if (list.Route is "/requests" or "/environments" or "/reviews" or "/deployments" && Items % 10 == 0) await PageAsync($"{list.Route}/{item["id"]}");
            }
            cursor = page["nextCursor"]?.GetValue<string>() ?? "";
        } while (cursor.Length > 0);
    }

    private async Task<JsonNode?> GetAsync(string method, string path, Operation? operation = null)
    {
        var (answer, problems) = await fuzzed.CallAsync(new FuzzCall(-1, FuzzPeople.Platform, operation, method, $"/api/v1{path}", [], null));
        _problems.AddRange(problems);
        if (answer is { Status: 200, Type: "application/json" }) return JsonNode.Parse(answer.Text);
        _problems.Add($"{method} {path} answered {answer?.Status} {answer?.Text}");
        return null;
    }

    private async Task PageAsync(string path)
    {
        Pages++;
        var (status, text) = await fuzzed.PageAsync(path, FuzzPeople.Platform);
        if (status >= 500) _problems.Add($"The page {path} answered {status}: {text}");
        foreach (var payload in new[] { "<script>alert(1)", "<img src=x onerror", "<svg/onload" })
            if (text.Contains(payload, StringComparison.Ordinal)) _problems.Add($"The page {path} holds {payload} as markup.");
    }
}
