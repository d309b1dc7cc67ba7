using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Health.Drills;
using Portal.Environments;
using Portal.Platform.Data;

namespace Portal.Health.Drills;

/// <summary>Drills that wait for an approver.</summary>
public sealed class ReadDrillAsks(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Those this person may decide: none for who is no approver, and never what they asked for themselves.</summary>
    public async Task<IReadOnlyList<EnvironmentAsk>> ForAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.Is(Role.Approver)) return [];
        await using var db = await dbs.CreateDbContextAsync(ct);
        var waiting = await db.Drills.AsNoTracking().Where(drill => drill.State == DrillState.Asked && drill.By != actor.Id)
            .Join(db.Environments.AsNoTracking(), drill => drill.EnvironmentId, environment => environment.Id, (drill, environment) => new { environment.Id, environment.Name, environment.Team, drill.Kind, drill.ByName, drill.Note, drill.AskedAt }).ToListAsync(ct);
        return [.. waiting.Select(each => new EnvironmentAsk(each.Id, each.Name, each.Team, $"a drill: failover of the {each.Kind.Noun()}", each.ByName, each.Note, each.AskedAt))];
    }
}
