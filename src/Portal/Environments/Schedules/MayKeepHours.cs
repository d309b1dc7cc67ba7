using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;

namespace Portal.Environments.Schedules;

/// <summary>Who stops and starts an environment: engineers of its team, and administrators; and only one that stands.</summary>
internal static class MayKeepHours
{
    public static Outcome<ScheduleView>? Refusal(Actor actor, ManagedEnvironment environment) =>
        !actor.Is(Role.Requester) ? new Outcome<ScheduleView>.Forbidden("Only engineers stop and start environments. Your role reads.")
        : environment.Team != actor.Team && !actor.Is(Role.Administrator) ? new Outcome<ScheduleView>.Forbidden($"{environment.Name} belongs to team {environment.Team}; somebody there stops and starts it.")
        : environment.IsReadOnly ? new Outcome<ScheduleView>.Conflict($"{environment.Name} is read only: the portal changes nothing of it.")
        : environment.State is EnvironmentState.Creating or EnvironmentState.Deleting or EnvironmentState.Deleted ? new Outcome<ScheduleView>.Conflict($"{environment.Name} is {environment.State.ToString().ToLowerInvariant()}; hours are for what stands.")
        : null;
}
