using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.ChangeSets;
using Portal.Domain.Costs;
using Portal.Domain.Environments;

namespace Portal.Costs;

/// <summary>How far the bill is known, and what asking for it took. All figures of a page hold as of this.</summary>
/// <param name="Through">The last day that is billed whole; null: no data yet.</param>
/// <param name="TagAdvice">What is wrong with the tag and what to do; null when nothing is.</param>
/// <param name="Trouble">Why the last reading came to nothing; null when it went well.</param>
public sealed record BilledState(
    DateOnly? Through, DateTimeOffset? ReadAt, DateTimeOffset? NextAt, string Metric, string Payer, CostTagStatus Tag, string? TagAdvice, string? Trouble, bool IsBackfilled, Billed.CostSpending Spending)
{
    /// <summary>"unblended" or "amortized".</summary>
    public string MetricWord => Metric.StartsWith("Amortized", StringComparison.OrdinalIgnoreCase) ? "amortized" : "unblended";
}

/// <summary>One environment in one month. A null amount is "no data yet", never zero.</summary>
/// <param name="Billed">Of the month so far, or the whole of it when it is over.</param>
/// <param name="LastMonth">The whole month before.</param>
/// <param name="Estimate">As of the month's end or now, USD a month.</param>
/// <param name="Forecast">Null for months that are over, and where nothing is known.</param>
/// <param name="EstimateOnly">Why no bill carries it yet, as a sentence; null when one does.</param>
public sealed record PortfolioRow(
    EnvironmentId Id, string Name, EnvironmentState State, string Team, string OwnerName, string CostCentre, string Product, string ProductVersion, string? Preset, string Stage,
    string Account, string Region, DateTimeOffset CreatedAt, decimal? Billed, decimal? LastMonth, CostRange? Estimate, MonthForecast? Forecast, CostBand Band, BandStanding Standing, string? EstimateOnly)
{
    /// <summary>What the month ends at, as far as one can say: the bill when it is over, else the forecast, else the estimate.</summary>
    public decimal? AtEnd { get; init; }

    /// <summary>Deleted before the month began: only what its delete left is billed, so it stands nowhere on the band.</summary>
    public bool IsGone { get; init; }

    /// <summary>What <see cref="AtEnd"/> is: "billed", "forecast", or "estimate" where no bill carries it; null where it is not known.</summary>
    public string? AtEndIs => AtEnd is null ? null : Forecast is null ? "billed" : EstimateOnly is null ? "forecast" : "estimate";

    /// <summary>Why the band is another than the product's; null when it is that.</summary>
    public string? BandReason { get; init; }

    /// <summary>Whose that other band is; null where it is the product's own.</summary>
    public BandScope? BandFrom { get; init; }
}

public sealed record StandingCount(BandStanding Standing, int Count);

/// <summary>Sums over the rows. <paramref name="Billed"/> holds all that is tagged, deleted environments too.</summary>
/// <param name="Untagged">Billed to no environment that the portal knows, in the month.</param>
/// <param name="UntaggedShare">Of everything billed, 0 to 1; null while nothing is.</param>
public sealed record PortfolioTotals(
    decimal? Billed, decimal? LastMonth, CostRange? Estimate, decimal? Forecast, decimal? ForecastLow, decimal? ForecastHigh, decimal Untagged, decimal? UntaggedShare, IReadOnlyList<SetAsideSum> SetAside)
{
    /// <summary>Of everything billed; more untagged than that is talked about.</summary>
    public const decimal UntaggedGoal = 0.02m;
}

/// <summary>Credits, refunds or tax of the month, in no other total.</summary>
public sealed record SetAsideSum(string RecordType, decimal Amount);

public sealed record UntaggedService(string TagValue, string Service, decimal Amount);

/// <summary>Why an environment's month differs from the one before.</summary>
public enum MoverCause { Traffic, Deployment, Price, New, Gone, Unknown }

/// <param name="Change">USD, this month's end against the month before, or billed against billed where both are over.</param>
/// <param name="Reason">A sentence; null where nothing explains it.</param>
public sealed record Mover(EnvironmentId Id, string Name, decimal Before, decimal After, decimal Change, MoverCause Cause, string? Reason, string? Service);

/// <summary>Every environment of a month on the band.</summary>
/// <param name="Month">First day.</param>
/// <param name="IsOver">The month has ended and its bill has arrived whole.</param>
public sealed record PortfolioView(
    DateOnly Month, bool IsOver, IReadOnlyList<DateOnly> MonthsWithData, BilledState State, PortfolioTotals Totals, IReadOnlyList<StandingCount> Standings,
    IReadOnlyList<PortfolioRow> Environments, IReadOnlyList<Mover> Movers, IReadOnlyList<UntaggedService> Untagged);

public enum ShowbackDimension { Team, Owner, CostCentre, Product, Stage, Account }

/// <param name="Also">For a team its cost centres, for an owner the team; empty otherwise.</param>
/// <param name="IsUntagged">The row of what belongs to no environment.</param>
public sealed record ShowbackRow(string Key, string Also, int Environments, decimal? Billed, decimal? LastMonth, decimal? Forecast, CostRange? Estimate, bool IsUntagged);

public sealed record ShowbackView(DateOnly Month, ShowbackDimension By, IReadOnlyList<ShowbackRow> Rows, BilledState State);
