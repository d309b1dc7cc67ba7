using Portal.Domain.Access;
using Portal.Domain.Catalog;

namespace Portal.Domain.Costs;

public enum BandScope { Product, Environment }

/// <summary>Another band than the product's own, for a product or for one environment, and why. The nearer one holds.</summary>
public sealed class BandOverride
{
    public const int LongestReason = 500;

    private BandOverride() { }

    public BandScope Scope { get; private set; }

    /// <summary>The product's or the environment's id.</summary>
    public string Subject { get; private set; } = "";
    public decimal Floor { get; private set; }
    public decimal Ceiling { get; private set; }
    public string Reason { get; private set; } = "";
    public PersonId By { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>Another whenever it was set again.</summary>
    public uint Version => unchecked((uint)(At.UtcTicks / 10));

    public CostBand Band => new(Floor, Ceiling);

    public static BandOverride Of(BandScope scope, string subject) => new() { Scope = scope, Subject = subject };

    public void Set(CostBand band, string reason, Actor by, DateTimeOffset now) =>
        (Floor, Ceiling, Reason, By, ByName, At) = (band.Floor, band.Ceiling, reason.Trim(), by.Id, by.Name, now);

    public static IReadOnlyList<Problem> Check(CostBand band, string reason)
    {
        var problems = new List<Problem>();
        if (band.Floor < 0) problems.Add(new Problem("floor", "range", "The band can't begin below 0.", "Set 0 or more."));
        if (band.Ceiling <= band.Floor) problems.Add(new Problem("ceiling", "range", "The band must end above where it begins.", $"Set more than {band.Floor:0}."));
        if (band.Ceiling > 1_000_000) problems.Add(new Problem("ceiling", "range", "Such a band holds nothing back.", "Set at most 1,000,000."));
        if (reason.Trim().Length == 0) problems.Add(new Problem("reason", "required", "It is not said why the band is another.", "Say it in a sentence; it is shown wherever the environment appears."));
        else if (reason.Trim().Length > LongestReason) problems.Add(new Problem("reason", "length", $"The reason has more than {LongestReason} characters.", "Shorten it."));
        return problems;
    }
}
