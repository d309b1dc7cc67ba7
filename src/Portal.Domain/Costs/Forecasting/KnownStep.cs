namespace Portal.Domain.Costs.Forecasting;

/// <summary>A deployment that no whole day of the bill has seen yet, by what the estimate says of it.</summary>
/// <param name="Day">On which it was done; it counts from the day after.</param>
/// <param name="Monthly">USD a month more, or less, than before it.</param>
public sealed record KnownStep(DateOnly Day, decimal Monthly)
{
    /// <summary>Each estimate of a request against the one of the request before it.</summary>
    /// <param name="through">The last whole day of the bill.</param>
    public static IReadOnlyList<KnownStep> Of(IEnumerable<EnvironmentEstimate> estimates, DateOnly through)
    {
        var asked = estimates.Where(made => made.IsAtRequest && made.Range is not null).OrderBy(made => made.MadeAt).ToList();
        return [.. asked.Skip(1).Zip(asked, (after, before) => new KnownStep(after.MadeOn, after.Range!.Expected - before.Range!.Expected)).Where(step => step.Day > through && step.Monthly != 0)];
    }
}
