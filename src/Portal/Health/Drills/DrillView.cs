using Portal.Domain;
using Portal.Domain.ChangeSets;
using Portal.Domain.Health.Drills;

namespace Portal.Health.Drills;

/// <summary>A drill with its evidence, as pages and the API show it.</summary>
/// <param name="Words">How it stands, such as "Recovered in 78 s".</param>
/// <param name="Seconds">From the order to the end; null where nothing was ordered or it goes on.</param>
/// <param name="OutageSeconds">Of AWS's word for it, between the looks that saw it; null where none saw any.</param>
public sealed record DrillView(
    DrillId Id, EnvironmentId Environment, string EnvironmentName, DrillKind Kind, DrillState State, string Words, string Resource,
    PersonId By, string ByName, string Note, DateTimeOffset AskedAt, string? DecidedByName, string? Comment, DateTimeOffset? DecidedAt,
    OperationPlan Plan, string Digest, DateTimeOffset? OrderedAt, DateTimeOffset? OutageFrom, DateTimeOffset? OutageTo, DateTimeOffset? EndedAt, DateTimeOffset? Deadline,
    double? Seconds, double? OutageSeconds, DrillSeen? Before, DrillSeen? After, SiteProbe Probe, IReadOnlyList<DrillStep> Steps, IReadOnlyList<DrillEvent> Events)
{
    public bool IsOpen => EndedAt is null;

    public static DrillView Of(Drill drill, string name, DateTimeOffset now) => new(
        drill.Id, drill.EnvironmentId, name, drill.Kind, drill.State, DrillWords.Of(drill, now), drill.Resource,
        drill.By, drill.ByName, drill.Note, drill.AskedAt, drill.DecidedByName, drill.Comment, drill.DecidedAt,
        drill.Plan, drill.Digest, drill.State is DrillState.Ordering or DrillState.Failed ? null : drill.OrderedAt, drill.OutageFrom, drill.OutageTo, drill.EndedAt, drill.Deadline,
        drill.Took?.TotalSeconds, (drill.OutageTo - drill.OutageFrom)?.TotalSeconds, drill.Before, drill.After, drill.Probe, drill.Steps, drill.Events);
}
