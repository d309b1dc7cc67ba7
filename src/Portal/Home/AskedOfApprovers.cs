using Portal.Domain.Access;
using Portal.Environments;
using Portal.Health.Drills;

namespace Portal.Home;

/// <summary>All that waits for an approver's yes or no on an environment's page: hours, leases and drills, oldest first.</summary>
public sealed class AskedOfApprovers(ReadAsks asks, ReadDrillAsks drills)
{
    public async Task<IReadOnlyList<EnvironmentAsk>> ForAsync(Actor actor, CancellationToken ct) =>
        [.. (await asks.ForAsync(actor, ct)).Concat(await drills.ForAsync(actor, ct)).OrderBy(ask => ask.At)];
}
