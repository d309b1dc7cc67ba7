using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands;

/// <summary>The lists of the API, each as a table.</summary>
internal static class StatusLists
{
    public const string Environments = "environments";

    private const string Requests = "requests", Reviews = "reviews", Deployments = "deployments";

    public static IReadOnlyList<string> All { get; } = [Environments, Requests, Reviews, Deployments];

    public static void Write(Screen screen, string list, JsonNode page)
    {
        var (table, none) = list switch
        {
            Requests => (OfRequests(page), "No request fits. Begin one with: portal request create --help"),
            Reviews => (OfReviews(page), "No review fits."),
            Deployments => (OfDeployments(page), "No deployment fits."),
            _ => (OfEnvironments(page), "No environment fits. Ask for one with: portal request create --help"),
        };
        table.Write(screen, none);
        if (page.Text("nextCursor").Length > 0) screen.Note("There are more; narrow the list, or raise --limit.");
    }

    private static Table OfEnvironments(JsonNode page)
    {
        var table = new Table(new("Name"), new("State", IsState: true), new("Team"), new("Stage"), new("Product"), new("Region"), new("Updated"), new("Id"));
        foreach (var each in page.Items("items"))
            table.Add(each.Text("name"), each.Text("state"), each.Text("team"), each.Text("stage"), $"{each.Text("product")} {each.Text("productVersion")}", each.Text("region"), Words.Time(each.At("updatedAt")), each.Text("id"));
        return table;
    }

    private static Table OfRequests(JsonNode page)
    {
        var table = new Table(new("Kind"), new("Name"), new("State", IsState: true), new("Team"), new("Requester"), new("Updated"), new("Id"));
        foreach (var each in page.Items("items"))
            table.Add(each.Text("kind"), each.Text("name"), each.Text("state"), each.Text("team"), each.Text("requester", "name"), Words.Time(each.At("updatedAt")), each.Text("id"));
        return table;
    }

    private static Table OfReviews(JsonNode page)
    {
        var table = new Table(new("Kind"), new("Name"), new("State", IsState: true), new("Risk"), new("Changes", IsRight: true), new("Requester"), new("Waits for"), new("Expires"), new("Id"));
        foreach (var each in page.Items("items"))
            table.Add(each.Text("kind"), each.Text("name"), each.Text("state"), each.Text("risk"), each.Text("changes"), each.Text("requester", "name"), each.Joined("waitsForGroups"), Words.Time(each.At("expiresAt")), each.Text("id"));
        return table;
    }

    private static Table OfDeployments(JsonNode page)
    {
        var table = new Table(new("Kind"), new("Name"), new("State", IsState: true), new("Team"), new("Started"), new("Ended"), new("Id"));
        foreach (var each in page.Items("items"))
            table.Add(each.Text("kind"), each.Text("name"), each.Text("state"), each.Text("team"), Words.Time(each.At("startedAt")), Words.Time(each.At("endedAt")), each.Text("id"));
        return table;
    }
}
