namespace Portal.Domain.Deployments;

/// <summary>When a deployment counts as stuck: nothing was heard for several times as long as what runs usually takes.</summary>
public static class Silence
{
    /// <param name="running">Usual durations of what runs; null for one that nobody knows.</param>
    /// <param name="unknown">Taken for what nobody knows, and the least in any case.</param>
    /// <param name="times">How often the usual time has to pass.</param>
    public static TimeSpan Patience(IEnumerable<TimeSpan?> running, TimeSpan unknown, double times)
    {
        var longest = running.Select(usual => usual ?? unknown).DefaultIfEmpty(unknown).Max() * times;
        return longest > unknown ? longest : unknown;
    }
}
