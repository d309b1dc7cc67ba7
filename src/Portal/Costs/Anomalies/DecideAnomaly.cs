using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Costs;
using Portal.Platform.Data;

namespace Portal.Costs.Anomalies;

/// <summary>Somebody looked at an anomaly: it was one, or it is explained.</summary>
public sealed class DecideAnomaly(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public static bool May(Actor actor, string team) => actor.Is(Role.CostReviewer) || actor.Is(Role.Administrator) || (actor.Is(Role.Requester) && actor.Team == team);

    public async Task<Outcome<CostAnomaly>> RunAsync(Actor actor, AnomalyId id, bool confirm, string reason, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var anomaly = await db.CostAnomalies.FromSql($"SELECT * FROM cost_anomalies WHERE id = {id.Value} FOR UPDATE").FirstOrDefaultAsync(ct);
        if (anomaly is null) return new Outcome<CostAnomaly>.NotFound("There is no such anomaly.");
        var environment = await db.Environments.AsNoTracking().SingleAsync(e => e.Id == anomaly.EnvironmentId, ct);
        if (!actor.Sees(environment.Team)) return new Outcome<CostAnomaly>.NotFound("There is no such anomaly.");
        if (!May(actor, environment.Team)) return new Outcome<CostAnomaly>.Forbidden($"{environment.Name} belongs to team {environment.Team}; somebody there, or a cost reviewer, decides.");
        if (anomaly.WhyNot() is { } why) return new Outcome<CostAnomaly>.Conflict(why);
        var text = reason.Trim();
        if (text.Length is 0 or > CostAnomaly.LongestReason)
            return new Outcome<CostAnomaly>.Invalid([text.Length == 0 ? new Problem("reason", "required", "It is not said why.", "Say it in a sentence.") : new Problem("reason", "length", $"The reason has more than {CostAnomaly.LongestReason} characters.", "Shorten it.")]);
        var now = clock.GetUtcNow();
        anomaly.Decide(confirm, text, actor, now);
        db.Record(actor, confirm ? "costs.anomaly.confirmed" : "costs.anomaly.dismissed", id.Value, anomaly.EnvironmentId, $"{environment.Name}, {anomaly.Day:d MMM}: {text}", now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return anomaly;
    }
}
