namespace Portal.Requests;

/// <summary>How long something took, as the middle of the last times.</summary>
/// <param name="Of">How many times it was measured.</param>
public sealed record UsualTime(TimeSpan Median, int Of)
{
    /// <summary>Null where nothing was measured: then nothing is claimed.</summary>
    public static UsualTime? From(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        if (sorted.Count == 0) return null;
        var middle = sorted.Count / 2;
        return new UsualTime(sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted.Count);
    }
}

/// <param name="Answer">From the opening of a review to a person's decision; null while nobody has decided any.</param>
/// <param name="Build">From the beginning of a deployment to its success; null while none of this product has succeeded.</param>
public sealed record UsualTimes(UsualTime? Answer, UsualTime? Build)
{
    public static UsualTimes Unknown { get; } = new(null, null);
}
