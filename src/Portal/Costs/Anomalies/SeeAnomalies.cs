using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Costs;
using Portal.Domain.Costs.Forecasting;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Notifications;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Costs.Anomalies;

/// <summary>Looks at an environment's newest days for what is far from usual, and for what happened then.</summary>
public sealed class SeeAnomalies
{
    /// <summary>Older days were judged when they were new.</summary>
    private const int JudgedDays = 10;
    private const int HistoryDays = 45;

    /// <summary>Services that follow from how many people come.</summary>
    private static readonly string[] OfTraffic = ["edge", "loadBalancer", "ec2Other"];

    public async Task RunAsync(PortalDb db, ManagedEnvironment environment, DateOnly through, DateTimeOffset now, CancellationToken ct)
    {
        var from = through.AddDays(1 - JudgedDays);
        var start = through.AddDays(-HistoryDays);
        var rows = await db.CostRecords.AsNoTracking().Where(row => row.Environment == environment.Id.Value && row.Span == CostSpan.Day && row.Day >= start && row.Day <= through).ToListAsync(ct);
        var days = rows.GroupBy(row => row.Day).ToDictionary(group => group.Key, IReadOnlyDictionary<string, decimal> (group) => group.ToDictionary(row => row.Service, row => row.Amount));
        var known = await db.CostAnomalies.Where(anomaly => anomaly.EnvironmentId == environment.Id && anomaly.LastDay >= start).ToListAsync(ct);
        var deployments = await DeploymentsAsync(db, environment, start, ct);
        foreach (var found in FindAnomalies.Of(days, from, through))
        {
            // The day after one that is known belongs to it.
            if (known.Find(anomaly => anomaly.Day == found.Day) is { } same) same.Again(found);
            else if (known.Find(anomaly => anomaly.Day < found.Day && anomaly.LastDay >= found.Day.AddDays(-1)) is { } before) before.Again(found with { Amount = before.Amount, Expected = before.Expected, ServiceDifference = before.ServiceDifference });
            else Add(db, environment, found, Explain(found, days, deployments), now);
        }
    }

    private static void Add(PortalDb db, ManagedEnvironment environment, FoundAnomaly found, (AnomalyCause Cause, string Text) why, DateTimeOffset now)
    {
        var anomaly = CostAnomaly.Of(environment.Id, found, why.Cause, why.Text, now);
        db.CostAnomalies.Add(anomaly);
        db.Record(Actor.Portal, "costs.anomaly.found", anomaly.Id.Value, environment.Id, $"{found.Day:d MMM}: {found.Amount:0.00} instead of {found.Expected:0.00}", now, null, null);
        db.Notify(NotificationEvent.CostAnomaly(environment.ToConcern("watch"), string.Create(CultureInfo.InvariantCulture,
            $"{found.Day:d MMM} cost USD {found.Amount:0.00} where {found.Expected:0.00} was usual; {CostService.OfBilled(found.Service).Title} is {found.ServiceDifference:+0.00;-0.00} of it. {why.Text}"), now));
    }

    /// <summary>A deployment on that day or the one before explains it; else what kind of service it is does.</summary>
    private static (AnomalyCause Cause, string Text) Explain(FoundAnomaly found, IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, decimal>> days, IReadOnlyList<(DateOnly Day, string Text)> deployments)
    {
        if (deployments.Where(each => each.Day == found.Day || each.Day == found.Day.AddDays(-1)).Select(each => each.Text).FirstOrDefault() is { } deployed) return (AnomalyCause.Deployment, deployed);
        var service = CostService.OfBilled(found.Service);
        var traffic = Rise(days, found.Day, OfTraffic);
        if (service.Id == "ec2") return traffic > 1.15m
            ? (AnomalyCause.Scaling, string.Create(CultureInfo.InvariantCulture, $"More instances ran; what follows from traffic came to {traffic:0.0} times its usual."))
            : (AnomalyCause.Scaling, found.Amount > found.Expected ? "More instances ran, without a deployment; traffic cost the usual." : "Fewer instances ran, without a deployment.");
        if (OfTraffic.Contains(service.Id)) return (AnomalyCause.Traffic, found.Amount > found.Expected ? $"More traffic: {service.Title} follows from it." : $"Less traffic: {service.Title} follows from it.");
        return found.Day.Day == 1 ? (AnomalyCause.Price, "Prices and free amounts begin anew with a month; nothing was deployed.") : (AnomalyCause.Unknown, "No deployment and no change of traffic explains it.");
    }

    private static decimal Rise(IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, decimal>> days, DateOnly day, string[] services)
    {
        decimal Of(DateOnly each) => days.TryGetValue(each, out var of) ? of.Where(one => services.Contains(CostService.OfBilled(one.Key).Id)).Sum(one => one.Value) : 0;
        var before = Enumerable.Range(1, 14).Select(n => Of(day.AddDays(-n))).Where(amount => amount > 0).DefaultIfEmpty(0).Average();
        return before == 0 ? 1 : Of(day) / before;
    }

    private static async Task<IReadOnlyList<(DateOnly Day, string Text)>> DeploymentsAsync(PortalDb db, ManagedEnvironment environment, DateOnly from, CancellationToken ct)
    {
        var since = new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var rows = await db.Deployments.AsNoTracking().Where(d => d.EnvironmentId == environment.Id && d.EndedAt >= since && d.State == DeploymentState.Succeeded).OrderBy(d => d.EndedAt)
            .Select(d => new { d.Kind, EndedAt = d.EndedAt!.Value }).ToListAsync(ct);
        return [.. rows.Select(d => (DateOnly.FromDateTime(d.EndedAt.UtcDateTime), string.Create(CultureInfo.InvariantCulture, $"{KindWords.Verb(d.Kind)} was deployed on {d.EndedAt:d MMM HH:mm} UTC.")))];
    }
}
