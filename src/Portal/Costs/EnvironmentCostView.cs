using Portal.Domain;
using Portal.Domain.ChangeSets;
using Portal.Domain.Costs;
using Portal.Domain.Requests;

namespace Portal.Costs;

/// <summary>One day of an environment.</summary>
/// <param name="Billed">Null where nothing is known of the day.</param>
/// <param name="IsWhole">False for days whose use may still arrive.</param>
/// <param name="Expected">What the days before led one to expect; null where there were too few.</param>
public sealed record CostDay(DateOnly Day, decimal? Billed, bool IsWhole, IReadOnlyList<DayService> Services, decimal? Expected);

public sealed record DayService(string Service, decimal Amount);

/// <summary>A point of the cumulative chart of the month: billed up to today, forecast from there.</summary>
public sealed record CumulativePoint(DateOnly Day, decimal? Billed, decimal? Low, decimal? Forecast, decimal? High, decimal? Estimate);

/// <summary>A service of the month beside the lines of the estimate that it belongs to.</summary>
/// <param name="Forecast">The month's end; null when unknown or the month is over.</param>
/// <param name="Estimate">USD a month; null where the estimate has no such line.</param>
public sealed record ServiceCost(string Id, string Title, decimal? Billed, decimal? LastMonth, decimal? Forecast, decimal? Estimate);

/// <summary>A deployment, marked in the charts.</summary>
public sealed record CostEvent(DateOnly Day, DateTimeOffset At, RequestKind Kind, DeploymentId Deployment, string Text);

/// <param name="Billed">Null: no data.</param>
/// <param name="Estimate">Expected, as it was estimated at the end of that month; null: none was made yet.</param>
public sealed record CostMonth(DateOnly Month, decimal? Billed, decimal? Estimate, BandStanding Standing);

/// <summary>An estimate with what it rests on.</summary>
public sealed record EstimateView(
    DateTimeOffset MadeAt, DateOnly ConfirmedOn, bool IsAtRequest, EstimateBasis Basis, string ProductVersion, CostRange? Range, DateOnly? PriceDate, IReadOnlyDictionary<string, decimal> Assumptions,
    IReadOnlyList<EstimateLine> Lines, string? Lack, string? Note)
{
    public static EstimateView Of(EnvironmentEstimate made) => new(
        made.MadeAt, made.ConfirmedOn, made.IsAtRequest, made.Basis, made.ProductVersion, made.Range, made.PriceDate, made.Assumptions, made.Lines, made.Lack, made.Note);
}

/// <summary>All that is known of one environment's costs in a month.</summary>
/// <param name="Days">Every day of the month before and of the month, in order.</param>
/// <param name="Services">Largest first.</param>
/// <param name="AtRequest">What was estimated when it was last asked for.</param>
/// <param name="Now">The newest estimate.</param>
/// <param name="History">The thirteen months up to this one, oldest first.</param>
public sealed record EnvironmentCostView(
    PortfolioRow Row, DateOnly Month, bool IsOver, BilledState State, IReadOnlyList<CostDay> Days, IReadOnlyList<CumulativePoint> Cumulative, IReadOnlyList<ServiceCost> Services,
    IReadOnlyList<CostEvent> Events, EstimateView? AtRequest, EstimateView? Now, IReadOnlyList<CostMonth> History);

/// <summary>A year, environment by environment.</summary>
public sealed record YearView(IReadOnlyList<DateOnly> Months, IReadOnlyList<YearRow> Rows, IReadOnlyList<decimal?> Totals, IReadOnlyList<decimal?> Untagged, BilledState State);

/// <param name="Billed">One a month of the view; null: no data.</param>
public sealed record YearRow(EnvironmentId Id, string Name, string Team, bool IsDeleted, IReadOnlyList<decimal?> Billed, decimal Total);
