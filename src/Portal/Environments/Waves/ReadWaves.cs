using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments.Waves;
using Portal.Platform.Data;

namespace Portal.Environments.Waves;

/// <summary>A wave goes through the environments of many teams, so those read it who see all teams.</summary>
public sealed class ReadWaves(IDbContextFactory<PortalDb> dbs)
{
    private const int Most = 200;
    private const string Who = "A wave goes through the environments of many teams. Approvers, administrators, cost reviewers and auditors read it.";

    /// <summary>The newest first.</summary>
    public async Task<Outcome<IReadOnlyList<Wave>>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.SeesAllTeams) return new Outcome<IReadOnlyList<Wave>>.Forbidden(Who);
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Waves.AsNoTracking().OrderByDescending(wave => wave.CreatedAt).Take(Most).ToListAsync(ct);
    }

    public async Task<Outcome<Wave>> FindAsync(Actor actor, WaveId id, CancellationToken ct)
    {
        if (!actor.SeesAllTeams) return new Outcome<Wave>.Forbidden(Who);
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Waves.AsNoTracking().FirstOrDefaultAsync(wave => wave.Id == id, ct) is { } wave ? wave : new Outcome<Wave>.NotFound("There is no such wave.");
    }
}
