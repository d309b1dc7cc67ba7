using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Environments.Schedules;
using Portal.Platform.Data;

namespace Portal.Deployments;

/// <summary>Nothing is done to a stopped environment: RDS changes no stopped database, and a group at zero signals nothing.</summary>
internal static class RunningEnvironment
{
    /// <summary>
    /// Why a deployment does not begin yet; null when the environment runs. Its schedule is held until the look is
    /// committed, so that no stop begins in the same moment.
    /// </summary>
    public static async Task<string?> WhyNotAsync(PortalDb db, EnvironmentId environment, CancellationToken ct)
    {
        var schedule = (await db.Schedules.FromSql($"SELECT *, xmin FROM schedules WHERE id = {environment.Value} FOR UPDATE").AsNoTracking().ToListAsync(ct)).SingleOrDefault();
        return schedule switch
        {
            null or { Power: PowerState.Running } => null,
            { Trouble: { } trouble } => $"The environment is {schedule.Power.ToString().ToLowerInvariant()}, and that does not get on: {trouble}",
            { Power: PowerState.Starting } => "The environment was stopped by its schedule and is being started; then this begins.",
            _ => "The environment is stopped by its schedule. It is started first; then this begins.",
        };
    }
}
