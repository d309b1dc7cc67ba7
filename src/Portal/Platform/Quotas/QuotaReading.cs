namespace Portal.Platform.Quotas;

/// <summary>One quota of a place and how much of it is used; what could not be read is null, which is not "none".</summary>
/// <param name="UsedByZone">For a quota per zone; a zone that is not there has none.</param>
/// <param name="NotKnown">Why something is null.</param>
public sealed record QuotaUse(QuotaFact Fact, int? Used, IReadOnlyDictionary<string, int>? UsedByZone, int? Limit, string? NotKnown)
{
    /// <summary>In the fullest zone where the quota is per zone.</summary>
    public int? MostUsed => Fact.IsPerZone ? UsedByZone is null ? null : UsedByZone.Values.DefaultIfEmpty(0).Max() : Used;

    public int? UsedIn(string? zone) => Fact.IsPerZone ? zone is null ? null : UsedByZone?.GetValueOrDefault(zone) : Used;
}

/// <summary>The quotas of an account and region at one time.</summary>
public sealed record QuotaReading(string Account, string Region, IReadOnlyList<QuotaUse> Uses, DateTimeOffset At)
{
    /// <summary>What these needs come to here: what is short first, then what is not known, then what is enough.</summary>
    /// <param name="pending">What others that run already will take, and do not have yet.</param>
    public IReadOnlyList<QuotaFinding> Against(IReadOnlyList<QuotaNeed> needs, IReadOnlyList<QuotaNeed> pending)
    {
        var findings =
            from need in needs
            group need by (need.Counted, need.Zone) into asked
            let use = Uses.First(use => use.Fact.Counted == asked.Key.Counted)
            select new QuotaFinding(Account, Region, use, asked.Key.Zone, Sum(asked), Sum(pending.Where(other => (other.Counted, other.Zone) == asked.Key)) ?? 0);
        return [.. findings.OrderBy(finding => finding.State).ThenBy(finding => finding.Left ?? int.MaxValue)];
    }

    private static int? Sum(IEnumerable<QuotaNeed> needs) =>
        needs.Aggregate((int?)0, (sum, need) => sum + need.Count);
}

/// <summary>In the order of trouble.</summary>
public enum QuotaState { Short, NotKnown, Enough }

/// <param name="Needed">Null where it is known only when it is built.</param>
/// <param name="Pending">What others that run already will take.</param>
public sealed record QuotaFinding(string Account, string Region, QuotaUse Use, string? Zone, int? Needed, int Pending)
{
    /// <summary>What would be left; below 0, so many are short.</summary>
    public int? Left => Use.Limit - Use.UsedIn(Zone) - Pending - Needed;

    public QuotaState State => Left switch { null => QuotaState.NotKnown, < 0 => QuotaState.Short, _ => QuotaState.Enough };

    /// <summary>What is short, by how much, what to raise and where; or why nobody knows.</summary>
    public string Sentence => State switch
    {
        QuotaState.Short => $"{Use.Fact.Title}: {Needed} needed{In}, {Math.Max(0, (int)(Use.Limit - Use.UsedIn(Zone) - Pending)!)} of {Use.Limit} free in account {Account}, {Region}{Others}. "
            + $"Raise quota {Use.Fact.Code} ({Use.Fact.Service}) there by {-Left}, to {Use.Limit - Left}, under Service Quotas.",
        QuotaState.Enough => $"{Use.Fact.Title}: {Needed} needed{In}, {Left} of {Use.Limit} left then.",
        _ => $"{Use.Fact.Title}: not known whether there are enough. {Use.NotKnown ?? "How many are needed is known when they are built."}",
    };

    private string In => Zone is null ? "" : $" in {Zone}";

    private string Others => Pending == 0 ? "" : $" ({Pending} more are taken by deployments that run)";
}
