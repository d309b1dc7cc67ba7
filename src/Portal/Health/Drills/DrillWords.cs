using Portal.Domain;
using Portal.Domain.Health.Drills;
using Portal.Platform.Ui;

namespace Portal.Health.Drills;

/// <summary>A drill in words.</summary>
internal static class DrillWords
{
    public static string Path(EnvironmentId environment, DrillId drill) => $"/environments/{environment}/drills/{drill}";

    /// <summary>"Failover of the database".</summary>
    public static string Title(DrillKind kind) => $"Failover of the {kind.Noun()}";

    public static string Of(Drill drill, DateTimeOffset now) => drill.State switch
    {
        DrillState.Asked => "Waits for an approver",
        DrillState.Waiting or DrillState.Ordering => "About to begin",
        DrillState.Watching => $"Running for {Drill.Seconds(now - drill.OrderedAt!.Value)}",
        DrillState.Recovered => $"Recovered in {Drill.Seconds(drill.Took!.Value)}",
        DrillState.NotRecovered => $"Not recovered within {Age.Words(drill.Deadline!.Value - drill.OrderedAt!.Value)}",
        DrillState.Failed => "Not carried out",
        DrillState.Declined => $"Declined by {drill.DecidedByName}",
        _ => throw new InvalidOperationException($"A drill has no {drill.State}."),
    };

    public static Status Look(this DrillState state) => state switch
    {
        DrillState.Asked => Status.Waiting,
        DrillState.Waiting or DrillState.Ordering => Status.Pending,
        DrillState.Watching => Status.InProgress,
        DrillState.Recovered => Status.Succeeded,
        DrillState.NotRecovered => Status.Down,
        DrillState.Failed => Status.Failed,
        DrillState.Declined => Status.Rejected,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
