using Portal.AwsSandbox.Costs.Billing;

namespace Portal.AwsSandbox.Costs.Queries;

/// <summary>What Cost Explorer sees of tags: those of keys that were activated, from the day that this took effect.</summary>
internal sealed class TagView(IReadOnlyDictionary<string, IReadOnlyList<(DateOnly From, DateOnly? To)>> active)
{
    public IEnumerable<string> Keys => active.Keys;

    /// <summary>Null when the line has no such tag, or had none that counted on that day.</summary>
    public string? Value(in Charge charge, string key) => IsActive(key, charge.Day) ? charge.Line.Tags[key] : null;

    public bool IsActive(string key, DateOnly day)
    {
        if (!active.TryGetValue(key, out var spans)) return false;
        foreach (var (from, to) in spans)
            if (from <= day && (to is null || day < to)) return true;
        return false;
    }
}
