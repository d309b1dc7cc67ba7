using Portal.Domain.Catalog;

namespace Portal.Domain.Costs;

/// <summary>Where an environment's month lies. What is billed decides once it has passed the ceiling; until then the forecast does.</summary>
public enum BandStanding { NoData, Below, In, ForecastAbove, Above }

public static class BandStandings
{
    /// <param name="billed">Of the month so far; null while nothing is billed.</param>
    /// <param name="atEnd">What the month is expected to end at: forecast, or the whole bill when it is over; null when unknown.</param>
    public static BandStanding StandingOf(this CostBand band, decimal? billed, decimal? atEnd) =>
        billed > band.Ceiling ? BandStanding.Above
        : atEnd is not { } end ? BandStanding.NoData
        : end > band.Ceiling ? BandStanding.ForecastAbove
        : end < band.Floor ? BandStanding.Below
        : BandStanding.In;
}
