using Portal.Domain.Environments.Waves;
using Portal.Platform.Ui;

namespace Portal.Environments.Waves;

/// <summary>The look of a wave's states, and of its members'.</summary>
public static class WaveWords
{
    public static Status Of(WaveState state) => state switch
    {
        WaveState.Preparing => Status.Preparing,
        WaveState.Ready => Status.Ready,
        WaveState.Running => Status.InProgress,
        WaveState.Pausing => Status.Waiting,
        WaveState.Stopped => Status.Degraded,
        WaveState.Done => Status.Done,
        WaveState.Cancelled => Status.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static Status Of(MemberState state) => state switch
    {
        MemberState.Waiting => Status.Pending,
        MemberState.Preparing => Status.Preparing,
        MemberState.Held => Status.Waiting,
        MemberState.Released => Status.InProgress,
        MemberState.Done => Status.Done,
        MemberState.Failed => Status.Failed,
        MemberState.Skipped => Status.Withdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
