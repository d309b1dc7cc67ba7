namespace Portal.Domain.Environments.Schedules;

/// <summary>Hours of one weekday in which an environment runs, by the wall clock of the schedule's zone.</summary>
/// <param name="To">Midnight, or a time before <paramref name="From"/>, lies on the next day.</param>
public sealed record RunningHours(DayOfWeek Day, TimeOnly From, TimeOnly To)
{
    /// <summary>Length by the wall clock; equal times are a whole day.</summary>
    public TimeSpan Length => To > From ? To - From : TimeSpan.FromDays(1) - (From - To);
}
