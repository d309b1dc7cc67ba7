using Portal.Domain.Costs;
using Portal.Platform.Ui;

namespace Portal.Costs.Charts;

/// <summary>How a place on the band looks.</summary>
internal static class Standings
{
    public static Status Of(BandStanding standing) => standing switch
    {
        BandStanding.Below => Status.BelowBand,
        BandStanding.In => Status.InBand,
        BandStanding.ForecastAbove => Status.ForecastAbove,
        BandStanding.Above => Status.AboveBand,
        BandStanding.NoData => Status.Unpriced,
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    /// <summary>For sorting worst first, descending.</summary>
    public static int Severity(BandStanding standing) => standing switch
    {
        BandStanding.Above => 4,
        BandStanding.ForecastAbove => 3,
        BandStanding.Below => 1,
        BandStanding.NoData => 0,
        _ => 2,
    };
}
