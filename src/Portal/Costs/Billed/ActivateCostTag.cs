using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Costs;
using Portal.Platform.Aws;
using Portal.Platform.Data;

namespace Portal.Costs.Billed;

/// <summary>Activates the portal's tag as a cost-allocation tag, so that the bill can be told by environment.</summary>
public sealed class ActivateCostTag(IDbContextFactory<PortalDb> dbs, CostExplorerOfCosts costExplorer, TimeProvider clock)
{
    public static bool May(Actor actor) => actor.Is(Role.Administrator) || actor.Is(Role.CostReviewer) || actor.Is(Role.Approver);

    public async Task<Outcome<CostTagStatus>> RunAsync(Actor actor, CancellationToken ct)
    {
        if (!May(actor)) return new Outcome<CostTagStatus>.Forbidden("Cost reviewers and the platform team activate the tag: it changes how the whole bill is told.");
        try
        {
            if (await costExplorer.ActivateTagAsync(ct) is { } why) return new Outcome<CostTagStatus>.Conflict($"AWS did not activate the tag: {why}");
        }
        catch (CostAllowanceException none)
        {
            return new Outcome<CostTagStatus>.Conflict(none.Message);
        }
        catch (AwsFaultException fault)
        {
            return new Outcome<CostTagStatus>.Conflict(fault.Fault.Sentence);
        }
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var reading = await db.BilledReadings.FromSql($"SELECT * FROM billed_readings FOR UPDATE").SingleAsync(ct);
        var now = clock.GetUtcNow();
        reading.Tag(CostTagStatus.Active, now);
        db.Record(actor, "costs.tag.activated", CostTags.Key, null, $"Cost-allocation tag of account {costExplorer.Payer}", now, null, null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return CostTagStatus.Active;
    }
}
