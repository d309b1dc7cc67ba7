using Portal.CloudFormation.Topology;

namespace Portal.Deployments;

/// <summary>The lines of a timeline, tier by tier.</summary>
public static class TimelineRows
{
    // Up to here everything fits on a screen and nothing is put together.
    private const int ShownSingly = 16;

    // In a tier with many, these many of the longest keep a line of their own.
    private const int LongestOfTier = 6;

    // Where every resource has a line, so many of a tier; the rest on demand.
    private const int MostOfTier = 40;

    // A stretch under this share of the time axis is too short to be told from its neighbours.
    private const double Brief = 0.04;

    /// <param name="runs">Those that began, and those that wait, without segments.</param>
    /// <param name="cause">Logical id of the root cause; always has its own line.</param>
    /// <param name="whole">Every resource on its own line.</param>
    /// <param name="folds">With <paramref name="whole"/>: tiers that show their first lines only; null for none.</param>
    public static IReadOnlyList<TimelineRow> Of(
        IReadOnlyList<ResourceRun> runs, TimelineAxis axis, DateTimeOffset now, string? cause, bool whole, DeploymentOutlook? outlook = null, Func<Tier, bool>? folds = null)
    {
        var look = new Look(axis, now, cause, outlook ?? DeploymentOutlook.None);
        return [.. runs.GroupBy(run => run.Tier).OrderBy(group => group.Key).SelectMany(group => whole ? All(group.Key, [.. group], look, folds?.Invoke(group.Key) == true)
            : runs.Count <= ShownSingly ? group.Select(look.Row)
            : OfTier(group.Key, [.. group], look))];
    }

    private sealed record Look(TimelineAxis Axis, DateTimeOffset Now, string? Cause, DeploymentOutlook Outlook)
    {
        public TimelineRow Row(ResourceRun run) => TimelineRow.Of(run, Cause, Outlook, Now);

        /// <summary>Never folded away.</summary>
        public bool Matters(ResourceRun run) => run.LogicalId == Cause || run.Failed || (run.Kind is RunKind.Running && Outlook.Over(run.LogicalId, run.Segments[^1], Now) is not null);
    }

    private static IEnumerable<TimelineRow> All(Tier tier, List<ResourceRun> runs, Look look, bool folded)
    {
        if (!folded || runs.Count <= MostOfTier) return runs.Select(look.Row);
        var shown = runs.OrderBy(run => look.Matters(run) ? 0 : run.Kind is RunKind.Running ? 1 : 2).Take(MostOfTier).ToHashSet();
        return [.. runs.Where(shown.Contains).Select(look.Row), TimelineRow.Together(tier, runs.FindAll(run => !shown.Contains(run)), look.Outlook) with { IsRest = true }];
    }

    private static IEnumerable<TimelineRow> OfTier(Tier tier, List<ResourceRun> runs, Look look)
    {
        var waiting = runs.FindAll(run => run.Segments.Count == 0);
        var begun = runs.FindAll(run => run.Segments.Count > 0);
        var own = begun.FindAll(look.Matters)
            .Concat(begun.Where(run => !look.Matters(run) && run.Length(look.Now) >= look.Axis.Span * Brief)
                .OrderBy(run => run.Kind is RunKind.Running ? 0 : 1).ThenByDescending(run => run.Length(look.Now)).Take(LongestOfTier))
            .ToHashSet();
        var rest = begun.FindAll(run => !own.Contains(run));
        // One or two are as short on their own as together.
        if (rest.Count <= 2) own.UnionWith(rest);
        else yield return TimelineRow.Together(tier, rest, look.Outlook);
        foreach (var run in begun.Where(own.Contains)) yield return look.Row(run);
        // What takes long is worth a line before it begins.
        var slow = waiting.OrderByDescending(run => look.Outlook.Usual.GetValueOrDefault(run.LogicalId)).Take(2)
            .Where(run => look.Outlook.Usual.GetValueOrDefault(run.LogicalId) >= look.Axis.Span * Brief).ToHashSet();
        var quick = waiting.FindAll(run => !slow.Contains(run));
        foreach (var run in waiting.Where(run => slow.Contains(run) || quick.Count <= 2)) yield return look.Row(run);
        if (quick.Count > 2) yield return TimelineRow.Together(tier, quick, look.Outlook);
    }
}
