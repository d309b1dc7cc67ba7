namespace Portal.Domain.Costs;

/// <summary>
/// How an environment's running month was last judged: what people were told of it, and the advice for it. One an environment;
/// judged anew after each reading of the bill, each new estimate and each change of its band.
/// </summary>
public sealed class CostOutlook
{
    /// <summary>So far below the ceiling a forecast has to come before a new crossing is news.</summary>
    private const decimal Rearm = 0.97m;

    private CostOutlook() { }

    public EnvironmentId EnvironmentId { get; private set; }
    public DateOnly Month { get; private set; }
    public DateTimeOffset JudgedAt { get; private set; }

    /// <summary>Of the reading of the bill that it rests on.</summary>
    public DateTimeOffset? BillReadAt { get; private set; }

    /// <summary>Of the newest estimate that it rests on.</summary>
    public DateTimeOffset? EstimatedAt { get; private set; }

    /// <summary>When the band that it rests on was set; null: nobody did.</summary>
    public DateTimeOffset? BandSetAt { get; private set; }
    public BandStanding Standing { get; private set; }
    public decimal? Billed { get; private set; }
    public MonthForecast? Forecast { get; private set; }

    /// <summary>The worst that people were told of in this month; <see cref="BandStanding.NoData"/>: nothing.</summary>
    public BandStanding Told { get; private set; }
    public IReadOnlyList<CostAdvice> Advice { get; private set; } = [];

    public static CostOutlook Of(EnvironmentId environment, DateOnly month) => new() { EnvironmentId = environment, Month = month };

    /// <summary>
    /// Says what a judgement rests on. Another of the three is a reason to judge anew, be it older: what was begun early may be
    /// committed late.
    /// </summary>
    public void RestOn(DateTimeOffset? billReadAt, DateTimeOffset? estimatedAt, DateTimeOffset? bandSetAt) =>
        (BillReadAt, EstimatedAt, BandSetAt) = (billReadAt, estimatedAt, bandSetAt);

    /// <returns>The standing that people are to be told of; null when it is no news.</returns>
    public BandStanding? Judge(DateOnly month, decimal? billed, MonthForecast? forecast, decimal ceiling, BandStanding standing, IReadOnlyList<CostAdvice> advice, DateTimeOffset now)
    {
        if (month != Month) (Month, Told) = (month, BandStanding.NoData);
        (Billed, Forecast, Standing, Advice, JudgedAt) = (billed, forecast, standing, advice, now);
        // The bill only grows within a month, a forecast comes and goes: only that one can be crossed again.
        if (Told is BandStanding.ForecastAbove && forecast?.Expected < ceiling * Rearm) Told = BandStanding.NoData;
        if (standing is not (BandStanding.ForecastAbove or BandStanding.Above) || Told >= standing) return null;
        // An estimate that lies above was known when it was approved.
        if (standing is BandStanding.ForecastAbove && forecast?.Method is not ForecastMethod.Billed) return null;
        Told = standing;
        return standing;
    }
}
