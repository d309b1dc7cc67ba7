using Portal.Costs.Leftovers;
using Portal.Costs.Papers;
using Portal.Domain;
using Portal.Platform.Api;

namespace Portal.Costs;

internal static class LeftoverEndpoints
{
    public static void MapLeftovers(this RouteGroupBuilder costs) => costs.MapGet("/leftovers", async (HttpContext context, ReadLeftovers read, CancellationToken ct) =>
    {
        var views = await read.RunAsync(context.Actor(), ct);
        return context.Table("leftovers", () => CostTables.Leftovers(views)) ?? Results.Ok(new { items = views.Select(Json) });
    }).WithSummary("Deleted environments that are billed all the same, for snapshots, buckets and keys that their deletes kept; CSV too");

    private static object Json(LeftoverView view) => new
    {
        environment = new { id = view.Id, name = view.Name },
        view.Team,
        owner = view.OwnerName,
        view.Account,
        view.Region,
        stack = view.StackName,
        view.DeletedOn,
        monthly = Money.Usd(view.Monthly),
        view.Days,
        services = view.Services.Select(each => new { service = each.Title, monthly = Money.Usd(each.Monthly) }),
        kept = view.Kept.Select(resource => new { resource.LogicalId, resource.Type, resource.PhysicalId, resource.Fate }),
    };
}
