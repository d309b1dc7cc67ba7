namespace Portal.Domain.Costs;

public enum ForecastMethod
{
    /// <summary>Billed days of this environment carry it.</summary>
    Billed,

    /// <summary>Too few billed days: what is billed so far, and the estimate for the days to come.</summary>
    Estimate,
}

/// <summary>Where a month ends, USD, with the interval that is to hold four months of five.</summary>
/// <param name="Days">Whole billed days that it rests on.</param>
/// <param name="Note">What was taken into account, in words; null when nothing but the days.</param>
public sealed record MonthForecast(DateOnly Month, decimal Low, decimal Expected, decimal High, ForecastMethod Method, int Days, string? Note);
