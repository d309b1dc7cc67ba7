using Portal.CloudFormation.Pricing;
using Portal.Domain.Environments.Schedules;

namespace Portal.Environments.Schedules;

/// <summary>What hours save a month by the price book: the hours of instances and databases that are stopped. Storage, addresses, the load balancer and the cache go on.</summary>
/// <param name="HoursAWeek">Hours a week in which it is stopped.</param>
/// <param name="Amount">USD a month.</param>
/// <param name="Lines">What it consists of, the largest first.</param>
public sealed record ScheduleSaving(decimal HoursAWeek, Spread Amount, string Currency, DateOnly PriceDate, IReadOnlyList<SavedLine> Lines)
{
    private const decimal Week = 168;

    public const string Assumptions = "On demand, by the price book of the region, the mean size outside hours as within. Storage, backups, addresses, NAT, the load balancer and the cache are billed on. A database that RDS starts by itself after seven days is not counted.";

    /// <summary>Null where the environment is not priced.</summary>
    public static ScheduleSaving? Of(CostEstimate cost, IEnumerable<PowerStep> stops, WeeklyHours hours)
    {
        if (cost is not CostEstimate.Priced priced) return null;
        var stopped = stops.Select(step => step.LogicalId).ToHashSet();
        var idle = Math.Max(0, Week - hours.HoursAWeek);
        var lines = priced.Lines.Where(line => line.Id is "instances" or "database").SelectMany(line => line.Items)
            .Where(item => item.Unit == "hour" && item.Resources.Any(stopped.Contains))
            .Select(item => new SavedLine(item.Label, item.Amount * (idle / Week)))
            .OrderByDescending(line => line.Amount.Expected).ToList();
        var total = lines.Aggregate(Spread.Exactly(0), (sum, line) => sum + line.Amount);
        return new ScheduleSaving(idle, total, priced.Currency, priced.PriceDate, lines);
    }
}

public sealed record SavedLine(string Label, Spread Amount);
