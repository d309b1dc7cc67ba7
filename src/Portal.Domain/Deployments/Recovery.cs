using Portal.Domain.ChangeSets;

namespace Portal.Domain.Deployments;

/// <summary>A way out of a failure that somebody chose; it ran as a further step of the same deployment.</summary>
/// <param name="Resources">Logical ids: skipped by a continued rollback, left standing by a delete.</param>
public sealed record Recovery(PlanAction Action, IReadOnlyList<string> Resources, string By, string ByName, DateTimeOffset At);
