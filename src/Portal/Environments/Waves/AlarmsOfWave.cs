using Microsoft.EntityFrameworkCore;
using Portal.Domain.Environments.Waves;
using Portal.Platform.Data;

namespace Portal.Environments.Waves;

/// <summary>Alarms of those members of a wave that went already.</summary>
public sealed class AlarmsOfWave(AlarmsOfEnvironments alarms)
{
    /// <summary>Names of those that went off since the member was let go, and still are.</summary>
    public async Task<IReadOnlyList<string>> OffAsync(PortalDb db, Wave wave, CancellationToken ct)
    {
        var off = new List<string>();
        foreach (var member in wave.Members.Where(member => member.ReleasedAt is not null && member.State is MemberState.Done))
        {
            var environment = await db.Environments.AsNoTracking().SingleAsync(e => e.Id == member.EnvironmentId, ct);
            off.AddRange(await alarms.OffAsync(environment, member.ReleasedAt!.Value, ct));
        }
        return off;
    }
}
