namespace Portal.Domain.Health;

/// <summary>How an environment stands against its objective.</summary>
/// <param name="Objective">Percent, such as 99.9.</param>
/// <param name="Availability">Percent over the window; null without traffic: no data is not 100 %.</param>
/// <param name="BudgetMinutes">The whole budget of the window: 43.2 for 99.9 % over 30 days.</param>
/// <param name="LeftMinutes">What is left of it, below zero when it is overspent; null without data.</param>
/// <param name="Through">Until when data is in.</param>
/// <param name="From">Since when data is in, within the window; a young environment has less than the whole.</param>
public sealed record SloStanding(
    double Objective, int WindowDays, double? Availability, double BudgetMinutes, double? LeftMinutes, IReadOnlyList<Burn> Burns, ServiceSums Sums, DateTimeOffset? From, DateTimeOffset Through)
{
    /// <summary>Null without data.</summary>
    public bool? IsMet => Availability is { } reached ? reached >= Objective : null;
}

public enum BurnLevel { None, Ticket, Page }

/// <summary>One pair of windows. It burns when both do: the long one that it matters, the short one that it still goes on.</summary>
/// <param name="Threshold">From which rate on it counts: 1 spends exactly the budget in the window.</param>
/// <param name="LongRate">Null without traffic, or with too little of it to say anything.</param>
public sealed record Burn(TimeSpan Long, TimeSpan Short, double Threshold, BurnLevel Level, double? LongRate, double? ShortRate)
{
    public bool IsBurning => LongRate >= Threshold && ShortRate >= Threshold;
}

/// <summary>What an objective asks for. Source of the pairs: the multi-window alerts of Google's SRE workbook.</summary>
/// <param name="FewRequests">A window with fewer raises no alert: one failed request of ten is no burn.</param>
public sealed record Objective(double Percent = 99.9, int WindowDays = 30, int FewRequests = 100)
{
    public static readonly IReadOnlyList<(TimeSpan Long, TimeSpan Short, double Threshold, BurnLevel Level)> Pairs =
    [
        (TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 14.4, BurnLevel.Page),
        (TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), 6, BurnLevel.Page),
        (TimeSpan.FromDays(3), TimeSpan.FromHours(6), 1, BurnLevel.Ticket),
    ];

    /// <summary>The share of requests that may fail.</summary>
    public double Allowed => Math.Round((100 - Percent) / 100, 12);

    public double BudgetMinutes => WindowDays * 1440 * Allowed;
}
