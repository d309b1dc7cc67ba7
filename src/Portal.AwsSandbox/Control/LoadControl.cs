using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Control;

/// <summary>More or less load than usual on a stack, and nodes that break one by one.</summary>
internal static class LoadControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapPost("/load", LoadAsync);
        control.MapDelete("/load", (string? account, string? region, string? stack, World world) =>
            EndAsync(new Target(account, region).In(world), (region, one) => one.Kind == DisturbanceKind.Load && (stack is null || IdOf(region, stack) == one.StackId)));
        control.MapPost("/nodes/break", BreakAsync);
        control.MapPost("/nodes/mend", (NodeBody body, World world) =>
            EndAsync(new Target(body.Account, body.Region).In(world), (_, one) => one.Kind == DisturbanceKind.NodeBroken && (body.Id is null || one.PhysicalId == body.Id)));
        control.MapGet("/disturbances", (string? account, string? region, World world) =>
        {
            var target = new Target(account, region).In(world);
            return Results.Json(new { disturbances = target.Read(_ => target.Facts.Disturbances.Select(Show).ToList()) });
        });
    }

    private static async Task<IResult> LoadAsync(LoadBody body, World world)
    {
        if (new Problems()
                .When(body.Stack is null, "stack must be a stack's name or id.")
                .When(body.Factor is null or < 0 or > 1000, "factor must be a number from 0 to 1000: 3 is three times the usual load.")
                .When(body.Minutes is <= 0 or > 525_600, "minutes must be above 0 and at most 525600, or left out for a load that lasts.").Answer() is { } problems) return problems;
        var region = new Target(body.Account, body.Region).In(world);
        return await region.ChangeAsync(now =>
        {
            if (IdOf(region, body.Stack!) is not { } stack) return Problems.Missing("There is no such stack.");
            var at = region.Clock.ShownAt(now);
            // The last order stands: loads that last don't multiply.
            Disturbances.End(region, at, one => one.Kind == DisturbanceKind.Load && one.StackId == stack);
            var load = Disturbances.Begin(region, DisturbanceKind.Load, at, body.Minutes is { } minutes ? at.AddMinutes(minutes) : null, one => one with { StackId = stack, Factor = body.Factor!.Value });
            return Results.Json(Show(load), statusCode: 201);
        });
    }

    private static async Task<IResult> BreakAsync(NodeBody body, World world)
    {
        if (new Problems().When(body.Id is not { Length: > 0 }, "id must be an instance (i-…) or a cache node (group-001).").Answer() is { } problems) return problems;
        var region = new Target(body.Account, body.Region).In(world);
        return await region.ChangeAsync(now =>
        {
            var at = region.Clock.ShownAt(now);
            var cache = Past.Now(region, Caches.Type).FirstOrDefault(group => Caches.At(region, group, at).Nodes.Any(node => node.Id == body.Id));
            var isInstance = Past.Now(region, "AWS::AutoScaling::AutoScalingGroup").Any(group => Fleet.At(region, group.PhysicalId, at).Any(one => one.Id == body.Id));
            if (cache is null && !isInstance) return Problems.Missing("No such node stands.");
            var primary = cache is not null && Caches.At(region, cache, at).Nodes.Any(node => node.IsPrimary && node.Id == body.Id);
            var broken = Disturbances.Begin(region, DisturbanceKind.NodeBroken, at, null, one => one with { PhysicalId = body.Id });
            if (primary && cache!.Says("AutomaticFailoverEnabled")) Caches.FailOver(region, cache, at);
            return Results.Json(Show(broken), statusCode: 201);
        });
    }

    private static async Task<IResult> EndAsync(Region region, Func<Region, Disturbance, bool> which) =>
        Results.Json(new { ended = await region.ChangeAsync(now => Disturbances.End(region, region.Clock.ShownAt(now), one => which(region, one))) });

    private static string? IdOf(Region region, string stack) => (region.ByName(stack) ?? region.ById(stack))?.Id;

    private static object Show(Disturbance one) => new
    {
        id = one.Id,
        kind = one.Kind.ToString(),
        from = one.From,
        to = one.To,
        zone = one.Zone,
        stack = one.StackId,
        physicalId = one.PhysicalId,
        node = one.Node,
        factor = one.Factor,
    };

    private sealed record LoadBody(string? Account, string? Region, string? Stack, double? Factor, double? Minutes);

    private sealed record NodeBody(string? Account, string? Region, string? Id);
}
