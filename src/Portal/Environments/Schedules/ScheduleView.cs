using Portal.CloudFormation.Pricing;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.ChangeSets;
using Portal.Domain.Environments.Schedules;

namespace Portal.Environments.Schedules;

/// <summary>A schedule, what the policies of today say to one, and what it would stop.</summary>
/// <param name="Schedule">Null where there never was one.</param>
/// <param name="Plan">Steps of a stop and a start, what stays, what is lost; without steps where nothing can be stopped.</param>
/// <param name="At">When it was read: what starts and stops next is told from then.</param>
public sealed record ScheduleView(EnvironmentSchedule? Schedule, ScheduleTerms Terms, OperationPlan Plan, IReadOnlyList<PowerStep> Stops, CostEstimate Cost, DateTimeOffset At)
{
    /// <summary>Null where nothing is priced.</summary>
    public ScheduleSaving? SavingOf(WeeklyHours hours) => ScheduleSaving.Of(Cost, Stops, hours);
}
