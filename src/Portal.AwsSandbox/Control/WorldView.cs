using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Control;

/// <summary>Everything the sandbox holds, in short, for whoever wants to look behind the scenes.</summary>
internal static class WorldView
{
    public static IResult Of(World world, SimulatedClock clock, CallRules rules, CallLog log) => Results.Json(new
    {
        clock = new { speed = clock.Speed, simulatedSeconds = clock.Now / 1000.0, at = clock.Shown },
        seed = world.Seed,
        rules = rules.All(),
        calls = log.All().Select(each => new { account = each.Account, region = each.Region, action = each.Action, calls = each.Calls }),
        regions = world.Regions.Select(region => region.Read(_ => Show(region))),
    });

    private static object Show(Region region) => new
    {
        account = region.Account,
        region = region.Name,
        faults = region.Facts.Faults,
        remains = region.Facts.Remains,
        buckets = region.Facts.Buckets.ToDictionary(bucket => bucket.Key, bucket => bucket.Value.Keys.ToList()),
        stacks = region.Stacks.OrderBy(stack => stack.Number).Select(stack => new
        {
            id = stack.Id,
            name = stack.Name,
            status = stack.Status,
            changeSets = stack.ChangeSets.Values.Select(set => new { name = set.Name, status = set.Status, executionStatus = set.ExecutionStatus }).ToList(),
            phase = stack.Operation?.Phase.ToString(),
            events = stack.EventCount,
            resources = stack.Resources.Values.Select(resource => new
            {
                logicalId = resource.LogicalId,
                type = resource.Type,
                status = resource.Status,
                physicalId = resource.Standing?.PhysicalId,
                outOfBand = resource.Standing?.OutOfBand,
            }).ToList(),
        }).ToList(),
    };
}
