using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Standing;

namespace Portal.AwsSandbox.State;

/// <summary>What is forgotten, and when. CloudFormation shows deleted stacks and events for 90 days.</summary>
internal static class History
{
    private const int EventsKept = 5_000;
    private const int DeletedStacksKept = 500;
    private static readonly TimeSpan Shown = TimeSpan.FromDays(90);

    public static void Trim(Region region, DateTimeOffset now)
    {
        region.Past.Trim(now);
        region.Metrics.Trim(now);
        region.Trail.Trim(now);
        var deleted = region.Stacks.Where(stack => stack.IsDeleted).ToList();
        if (deleted.Count == 0) return;
        foreach (var stack in deleted.Where(stack => stack.DeletedAt < now - Shown)
                     .Union(deleted.OrderByDescending(stack => stack.DeletedAt).Skip(DeletedStacksKept)).ToList())
            region.Forget(stack);
    }

    public static void TrimEvents(Stack stack)
    {
        if (stack.Events.Count > EventsKept + EventsKept / 10) stack.Events.RemoveRange(0, stack.Events.Count - EventsKept);
    }

    public static HashSet<string> TextsInUse(IEnumerable<Stack> stacks, RegionFacts facts, Past past)
    {
        var used = facts.Buckets.Values.SelectMany(bucket => bucket.Values).Concat(facts.Versions.Values.SelectMany(versions => versions.Select(one => one.Text).OfType<string>())).ToHashSet();
        foreach (var spell in past.All) Add(spell.Properties, spell.StackTags);
        foreach (var stack in stacks)
        {
            Add(stack.Configuration?.Template, stack.Former?.Template);
            foreach (var set in stack.ChangeSets.Values) Add(set.Configuration.Template, set.Changes);
            foreach (var resource in stack.Resources.Values) AddIncarnations(resource.Standing, resource.Former);
            AddIncarnations([.. stack.Discards.Select(discard => discard.What), .. stack.Operation?.Work.Select(work => work.What) ?? []]);
            foreach (var e in stack.Events) Add(e.Properties);
        }
        return used;

        void Add(params string?[] hashes) => used.UnionWith(hashes.OfType<string>());

        void AddIncarnations(params Incarnation?[] incarnations)
        {
            foreach (var one in incarnations.OfType<Incarnation>()) Add(one.Properties, one.Attachments, one.StackTags);
        }
    }
}
