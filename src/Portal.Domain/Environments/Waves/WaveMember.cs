namespace Portal.Domain.Environments.Waves;

/// <summary>
/// Waiting: nothing is prepared yet. Preparing: its change set is computed. Held: previewed, and held until its turn.
/// Released: its turn has come; it runs once it is approved. The rest are ends; skipped was never touched.
/// </summary>
public enum MemberState { Waiting, Preparing, Held, Released, Done, Failed, Skipped }

/// <param name="From">The version it was on.</param>
/// <param name="Batch">0 is the canary.</param>
/// <param name="Reason">Why it failed or was skipped, in words.</param>
public sealed record WaveMember(
    EnvironmentId EnvironmentId, string Name, string Team, string Stage, string Account, string Region, string From, int Batch,
    MemberState State = MemberState.Waiting, RequestId? RequestId = null, DateTimeOffset? ReleasedAt = null, DateTimeOffset? EndedAt = null, string? Reason = null)
{
    public bool IsOver => State is MemberState.Done or MemberState.Failed or MemberState.Skipped;
}
