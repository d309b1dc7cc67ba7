using Portal.Domain.ChangeSets;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;

namespace Portal.Environments.Schedules;

/// <summary>
/// One look at one step. What stands is read before anything is asked, so a step that was asked for already, by a node
/// that was killed since, is not asked for again.
/// </summary>
public sealed class TakePowerStep(PowerOfEnvironments power)
{
    // A database that is in none of these is busy with something, and takes neither call.
    private const string Serves = "available", Stopped = "stopped";

    public Task<PowerStep> RunAsync(ManagedEnvironment environment, PowerStep step, DateTimeOffset now, CancellationToken ct) => step.Action switch
    {
        PlanAction.ReduceGroup => ReduceAsync(environment, step, now, ct),
        PlanAction.StopDatabase => StopAsync(environment, step, now, ct),
        PlanAction.StartDatabase => StartAsync(environment, step, now, ct),
        PlanAction.RestoreGroup => RestoreAsync(environment, step, now, ct),
        _ => throw new InvalidOperationException($"No schedule takes the step {step.Action}."),
    };

    private async Task<PowerStep> ReduceAsync(ManagedEnvironment environment, PowerStep step, DateTimeOffset now, CancellationToken ct)
    {
        if (await power.GroupAsync(environment, step.PhysicalId, ct) is not { } group) return Done(step);
        // Kept, and committed, before the group is touched: nothing else remembers them.
        if (step.Sizes is null) return step with { Sizes = group.Sizes };
        if (group.Sizes != GroupSizes.None)
        {
            await power.ResizeAsync(environment, step.PhysicalId, GroupSizes.None, ct);
            return Asked(step, now);
        }
        return group.Instances == 0 ? Done(step) : Asked(step, now);
    }

    private async Task<PowerStep> StopAsync(ManagedEnvironment environment, PowerStep step, DateTimeOffset now, CancellationToken ct)
    {
        var status = await power.DatabaseAsync(environment, step.PhysicalId, ct);
        if (status is null or Stopped) return Done(step);
        if (status is Serves) await power.StopAsync(environment, step.PhysicalId, ct);
        return Asked(step, now);
    }

    private async Task<PowerStep> StartAsync(ManagedEnvironment environment, PowerStep step, DateTimeOffset now, CancellationToken ct)
    {
        var status = await power.DatabaseAsync(environment, step.PhysicalId, ct);
        if (status is null or Serves) return Done(step);
        if (status is Stopped) await power.StartAsync(environment, step.PhysicalId, ct);
        return Asked(step, now);
    }

    private async Task<PowerStep> RestoreAsync(ManagedEnvironment environment, PowerStep step, DateTimeOffset now, CancellationToken ct)
    {
        if (step.Sizes is not { } sizes || await power.GroupAsync(environment, step.PhysicalId, ct) is not { } group) return Done(step);
        if (step.State is PowerStepState.Waiting && group.Sizes != sizes)
        {
            await power.ResizeAsync(environment, step.PhysicalId, sizes, ct);
            return Asked(step, now);
        }
        // From here on the group is its own master again: it may have scaled since.
        return group.Instances >= group.Sizes.Desired ? Done(step) : Asked(step, now);
    }

    private static PowerStep Asked(PowerStep step, DateTimeOffset now) => step with { State = PowerStepState.Asked, AskedAt = step.AskedAt ?? now };

    private static PowerStep Done(PowerStep step) => step with { State = PowerStepState.Done };
}
