using Microsoft.EntityFrameworkCore;
using Portal.Domain.Environments.Waves;
using Portal.Platform.Data;

namespace Portal.Environments.Waves;

/// <summary>Waves are open to everybody who is signed in, as environments are.</summary>
public sealed class ReadWaves(IDbContextFactory<PortalDb> dbs)
{
    private const int Most = 200;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Wave>> ListAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Waves.AsNoTracking().OrderByDescending(wave => wave.CreatedAt).Take(Most).ToListAsync(ct);
    }

    /// <summary>Null when there is none.</summary>
    public async Task<Wave?> FindAsync(WaveId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Waves.AsNoTracking().FirstOrDefaultAsync(wave => wave.Id == id, ct);
    }
}
