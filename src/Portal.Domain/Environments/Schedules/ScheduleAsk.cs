using Portal.Domain.Access;

namespace Portal.Domain.Environments.Schedules;

/// <summary>Hours that somebody asks for where the policies want a review; an approver decides on the digest.</summary>
/// <param name="Digest">Over the plan, the hours, the stack and its template.</param>
public sealed record ScheduleAsk(WeeklyHours Hours, string Digest, PersonId By, string ByName, string Note, DateTimeOffset At);
