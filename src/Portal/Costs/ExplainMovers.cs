using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Costs;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Costs;

/// <summary>Says why the largest movers moved: what was deployed, else other prices, else the service that costs more or less a day than in the month before.</summary>
internal static class ExplainMovers
{
    /// <summary>The others keep their figures without a reason.</summary>
    private const int Most = 20;

    /// <summary>Services that follow from how many people come.</summary>
    private static readonly string[] OfTraffic = ["ec2", "edge", "loadBalancer", "ec2Other"];

    public static async Task<IReadOnlyList<Mover>> RunAsync(PortalDb db, DateOnly month, BilledState state, IReadOnlyList<Mover> movers, CancellationToken ct)
    {
        var open = movers.Where(mover => mover.Cause is MoverCause.Unknown).Take(Most).ToList();
        if (open.Count == 0 || state.Through is not { } through) return movers;
        var (before, end) = (month.AddMonths(-1), through < month.AddMonths(1) ? through.AddDays(1) : month.AddMonths(1));
        if (end <= month) return movers;
        var ids = open.ConvertAll(mover => mover.Id.Value);
        var rows = await db.CostRecords.Where(row => ids.Contains(row.Environment) && row.Day >= before && row.Day < end)
            .GroupBy(row => new { row.Environment, row.Service, IsNow = row.Day >= month }).Select(group => new { group.Key.Environment, group.Key.Service, group.Key.IsNow, Amount = group.Sum(row => row.Amount) }).ToListAsync(ct);
        var deployed = await DeployedAsync(db, before, end, open.ConvertAll(mover => mover.Id), ct);
        var repriced = await RepricedAsync(db, before, end, open.ConvertAll(mover => mover.Id), ct);
        // Both months as if they were as long as this one.
        var (now, then) = ((decimal)month.DaysOfMonth() / (end.DayNumber - month.DayNumber), (decimal)month.DaysOfMonth() / before.DaysOfMonth());
        return [.. movers.Select(mover => open.Contains(mover)
            ? Explain(mover, [.. rows.Where(row => row.Environment == mover.Id.Value).GroupBy(row => CostService.OfBilled(row.Service).Id)
                .Select(group => (CostService.OfBilled(group.First().Service), group.Sum(row => row.IsNow ? row.Amount * now : -row.Amount * then)))], deployed.GetValueOrDefault(mover.Id), repriced.GetValueOrDefault(mover.Id))
            : mover)];
    }

    private static Mover Explain(Mover mover, List<(CostService Service, decimal Change)> services, string? deployed, string? repriced)
    {
        if (services.Count == 0) return mover;
        var (service, change) = services.MaxBy(each => mover.Change > 0 ? each.Change : -each.Change);
        var words = string.Create(CultureInfo.InvariantCulture, $"{service.Title} {change:+0;−0} a month");
        if (deployed is not null) return mover with { Cause = MoverCause.Deployment, Reason = $"{deployed}: {words}", Service = service.Title };
        return Math.Sign(change) != Math.Sign(mover.Change) ? mover
            : repriced is not null ? mover with { Cause = MoverCause.Price, Reason = $"{repriced}: {words}", Service = service.Title }
            : mover with { Cause = OfTraffic.Contains(service.Id) ? MoverCause.Traffic : MoverCause.Unknown, Reason = words, Service = service.Title };
    }

    /// <summary>Environments whose estimate became another one by nothing but the date of its prices.</summary>
    private static async Task<Dictionary<EnvironmentId, string>> RepricedAsync(PortalDb db, DateOnly from, DateOnly to, List<EnvironmentId> ids, CancellationToken ct)
    {
        var made = await db.EnvironmentEstimates.AsNoTracking().Where(each => ids.Contains(each.EnvironmentId) && each.MadeOn < to && each.PriceDate != null).OrderBy(each => each.MadeAt).ToListAsync(ct);
        return made.GroupBy(each => each.EnvironmentId).Select(group => (group.Key, Next: group.Zip(group.Skip(1)).LastOrDefault(pair => pair.Second.MadeOn >= from && IsRepriced(pair.First, pair.Second)).Second))
            .Where(each => each.Next is not null).ToDictionary(each => each.Key, each => string.Create(CultureInfo.InvariantCulture, $"prices of {each.Next!.PriceDate:d MMM}"));
    }

    private static bool IsRepriced(EnvironmentEstimate before, EnvironmentEstimate after) => after.PriceDate > before.PriceDate && after.Range != before.Range && after.DeploymentId == before.DeploymentId
        && after.Assumptions.Count == before.Assumptions.Count && after.Assumptions.All(each => before.Assumptions.TryGetValue(each.Key, out var value) && value == each.Value);

    private static async Task<Dictionary<EnvironmentId, string>> DeployedAsync(PortalDb db, DateOnly from, DateOnly to, List<EnvironmentId> ids, CancellationToken ct)
    {
        var (since, until) = (new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), new DateTimeOffset(to.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        var rows = await db.Deployments.AsNoTracking().Where(d => ids.Contains(d.EnvironmentId) && d.EndedAt >= since && d.EndedAt < until && d.State == DeploymentState.Succeeded && d.Kind != RequestKind.Import)
            .OrderBy(d => d.EndedAt).Select(d => new { d.EnvironmentId, d.Kind, EndedAt = d.EndedAt!.Value }).ToListAsync(ct);
        return rows.GroupBy(d => d.EnvironmentId).ToDictionary(group => group.Key, group => string.Create(CultureInfo.InvariantCulture, $"{KindWords.Verb(group.Last().Kind).ToLowerInvariant()} on {group.Last().EndedAt:d MMM}"));
    }
}
