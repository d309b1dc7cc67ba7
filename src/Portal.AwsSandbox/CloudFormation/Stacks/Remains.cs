using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>What stacks left behind: resources kept by their policies, and snapshots taken before a delete.</summary>
internal static class Remains
{
    /// <summary>Of a region; older ones are forgotten, so that deleting again and again stays cheap.</summary>
    private const int Kept = 200;

    public static void Note(Run run, Work work, string status)
    {
        var what = work.What!;
        if (what.PhysicalId.Length == 0) return;
        if (status == ResourceStatus.DeleteSkipped) Add(run, new Remain("Resource", what.Type, what.PhysicalId, run.Stack.Id, work.LogicalId));
        else if (work.Policy == "Snapshot")
        {
            var snapshot = new Remain("Snapshot", what.Type, $"{run.Stack.Name}-snapshot-{work.LogicalId}-{ResourceTypes.Hash.Letters(what.Seed + "/snapshot", 12)}".ToLowerInvariant(), run.Stack.Id, work.LogicalId);
            Add(run, snapshot);
            Observer.Snapshot(run, work.LogicalId, what, snapshot.PhysicalId);
        }
    }

    public static bool Hold(Region region, Incarnation made) => region.Facts.Remains.Exists(remain => IsOf(remain, made));

    /// <summary>A stack took it in; it is no longer nobody's.</summary>
    public static void Take(Region region, Incarnation taken)
    {
        if (region.Facts.Remains.RemoveAll(remain => IsOf(remain, taken)) > 0) region.TouchFacts();
    }

    private static bool IsOf(Remain remain, Incarnation one) => remain.Kind == "Resource" && remain.Type == one.Type && remain.PhysicalId == one.PhysicalId;

    private static void Add(Run run, Remain remain)
    {
        var all = run.Region.Facts.Remains;
        if (all.Count >= Kept) all.RemoveAt(0);
        all.Add(remain);
        run.Region.TouchFacts();
    }
}
