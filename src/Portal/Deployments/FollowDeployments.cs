using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Notifications;
using Portal.Domain.Requests;
using Portal.Platform;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Portal.Platform.Freezes;
using Portal.Platform.Jobs;

namespace Portal.Deployments;

/// <summary>
/// One look at a deployment: check what was approved, ask for the next step, or follow the step that runs. What a look
/// finds and where the deployment stands are committed together, so no event is lost and none is kept twice.
/// </summary>
public sealed class FollowDeployments(JobParts parts, CloudFormationOfDeployments cloudFormation, CarryOutStep steps, CheckApproved check, IOptions<PortalSettings> settings)
    : LookedJob<Deployment>(parts)
{
    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT d.*, d.xmin FROM deployments d WHERE d.next_look_at <= {now}
        ORDER BY d.next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    protected override Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) =>
        db.Deployments.Where(d => d.NextLookAt != null).MinAsync(d => d.NextLookAt, ct);

    protected override async Task LookAsync(PortalDb db, Deployment record, CancellationToken ct)
    {
        try
        {
            await (record switch
            {
                { State: DeploymentState.Pending } => BeginAsync(db, record, ct),
                { State: DeploymentState.InProgress, StepAsked: false } => AskAsync(db, record, ct),
                { State: DeploymentState.InProgress } => FollowAsync(db, record, ct),
                _ => throw new InvalidOperationException($"Deployment {record.Id} is {record.State} and nobody need look at it."),
            });
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.Refused or AwsFault.NotFound && record is { State: DeploymentState.InProgress, StepAsked: false })
        {
            await FailAsync(db, record, DeploymentState.Failed, new FailureCause("refused", fault.Fault.Sentence, null, null, null), null, ct);
        }
    }

    private async Task BeginAsync(PortalDb db, Deployment deployment, CancellationToken ct)
    {
        var before = Clock.GetUtcNow();
        var review = await db.Reviews.AsNoTracking().SingleAsync(v => v.Id == deployment.ReviewId, ct);
        if (review.WhyLapsed(before) is { } lapsed)
        {
            await FailAsync(db, deployment, DeploymentState.Failed, new FailureCause("approvalLapsed", $"{lapsed} A new change set is made and goes to review.", null, null, null), null, ct);
            return;
        }
        // Set between the opening of the deployment and its beginning.
        if (await ReadFreezes.OverAsync(db, deployment.Account, deployment.EnvironmentId, before, ct) is [var freeze, ..])
        {
            deployment.Postpone(freeze.Sentence, before);
            return;
        }
        var set = await db.ChangeSets.AsNoTracking().SingleAsync(c => c.Id == deployment.ChangeSetId, ct);
        var choices = await db.Revisions.AsNoTracking().Where(r => r.RequestId == set.RequestId && r.Number == set.Revision).Select(r => r.Content).SingleAsync(ct);
        if (await check.RunAsync(deployment, set, choices.Delete, ct) is { } cause)
        {
            await FailAsync(db, deployment, DeploymentState.Failed, cause, null, ct);
            return;
        }
        var now = Clock.GetUtcNow();
        deployment.Begin(now);
        db.Record(Actor.Portal, "deployment.started", deployment.Id.Value, deployment.EnvironmentId, $"Digest {deployment.Digest} checked against CloudFormation", now);
    }

    private async Task AskAsync(PortalDb db, Deployment deployment, CancellationToken ct)
    {
        var set = await db.ChangeSets.AsNoTracking().SingleAsync(c => c.Id == deployment.ChangeSetId, ct);
        switch (deployment.CurrentStep)
        {
            case PlanAction.ExecuteChangeSet:
                await ExecuteAsync(deployment, set, ct);
                break;
            case PlanAction.DeleteStack:
                await cloudFormation.DeleteStackAsync(deployment, set.Plan?.Steps[deployment.Step].Retain ?? [], ct);
                deployment.Asked(LookAgain());
                break;
            case PlanAction.Protect:
                await cloudFormation.ProtectAsync(deployment, set.Rendered?.StackPolicy, ct);
                await StepDoneAsync(db, deployment, deployment.StackStatus, ct);
                break;
            case PlanAction.LiftTerminationProtection:
                await cloudFormation.TerminationProtectionAsync(deployment, enabled: false, ct);
                await StepDoneAsync(db, deployment, deployment.StackStatus, ct);
                break;
            default:
                if (await steps.RunAsync(db, deployment, set.Plan!.Steps[deployment.Step], ct)) await StepDoneAsync(db, deployment, deployment.StackStatus, ct);
                else deployment.Seen(deployment.StackStatus, deployment.CurrentStep is PlanAction.EmptyBucket ? Clock.GetUtcNow() : LookAgain());
                break;
        }
    }

    private async Task ExecuteAsync(Deployment deployment, ChangeSet set, CancellationToken ct)
    {
        try
        {
            await cloudFormation.ExecuteAsync(deployment, set, ct);
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.Refused or AwsFault.NotFound)
        {
            // Asked before a kill and carried out: the change set is used up, and the events carry our token.
            if (await EventsSoFarAsync(deployment, ct) == 0) throw;
        }
        deployment.Asked(LookAgain());
    }

    private async Task<int> EventsSoFarAsync(Deployment deployment, CancellationToken ct) =>
        (await cloudFormation.NewEventsAsync(deployment, _ => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>()), ct)).Count;

    private async Task FollowAsync(PortalDb db, Deployment deployment, CancellationToken ct)
    {
        var fresh = await cloudFormation.NewEventsAsync(deployment, async ids =>
            (await db.StackEvents.Where(e => e.DeploymentId == deployment.Id && ids.Contains(e.EventId)).Select(e => e.EventId).ToListAsync(ct)).ToHashSet(), ct);
        db.StackEvents.AddRange(fresh);
        var status = fresh.LastOrDefault(IsOfStack)?.Status;
        // A delete's stack can be gone from the list of events, and an endpoint may give none with our token: then its status decides.
        if (status is null && fresh.Count == 0) status = await SilentStatusAsync(db, deployment, ct);
        switch (status is null ? StackEnding.StillRunning : StackStatuses.EndingOf(status))
        {
            case StackEnding.StillRunning:
                deployment.Seen(status ?? deployment.StackStatus, LookAgain());
                break;
            case StackEnding.Succeeded when deployment.CurrentStep is not PlanAction.DeleteStack:
            case StackEnding.Deleted when deployment.CurrentStep is PlanAction.DeleteStack:
                await StepDoneAsync(db, deployment, status, ct);
                break;
            case StackEnding.RolledBack:
                await FailAsync(db, deployment, DeploymentState.RolledBack, await CauseAsync(db, deployment, fresh, status!, ct), status, ct);
                break;
            case StackEnding.RollbackFailed:
                await FailAsync(db, deployment, DeploymentState.RollbackFailed, await CauseAsync(db, deployment, fresh, status!, ct), status, ct);
                break;
            case StackEnding.Failed or StackEnding.Succeeded or StackEnding.Deleted:
                await FailAsync(db, deployment, DeploymentState.Failed, await CauseAsync(db, deployment, fresh, status!, ct), status, ct);
                break;
        }

        bool IsOfStack(StackEvent e) => e.IsStack && e.PhysicalId == deployment.StackId;
    }

    // With events of ours the stack's own event tells the end; only a silent stack is asked for its status.
    private async Task<string?> SilentStatusAsync(PortalDb db, Deployment deployment, CancellationToken ct)
    {
        var status = await cloudFormation.StatusAsync(deployment, ct);
        if (status is null) return deployment.CurrentStep is PlanAction.DeleteStack ? "DELETE_COMPLETE" : null;
        var token = deployment.Token;
        var heard = await db.StackEvents.AnyAsync(e => e.DeploymentId == deployment.Id && e.Token == token, ct);
        // The old status may still stand for a moment after we asked, so a silent stack is given some looks.
        var patient = Clock.GetUtcNow() - (deployment.StartedAt ?? deployment.CreatedAt) < TimeSpan.FromSeconds(3 * settings.Value.Deployments.LookEverySeconds);
        return StackStatuses.EndingOf(status) is StackEnding.StillRunning || (!heard && !patient) || status is "DELETE_COMPLETE" ? status : deployment.StackStatus;
    }

    private static async Task<FailureCause> CauseAsync(PortalDb db, Deployment deployment, IReadOnlyList<StackEvent> fresh, string status, CancellationToken ct)
    {
        var earlier = await db.StackEvents.AsNoTracking().Where(e => e.DeploymentId == deployment.Id).ToListAsync(ct);
        return RootCause.Of(earlier.Concat(fresh), status);
    }

    private async Task StepDoneAsync(PortalDb db, Deployment deployment, string? status, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        var step = deployment.CurrentStep;
        deployment.StepDone(status, now);
        db.Record(Actor.Portal, deployment.IsOver ? "deployment.succeeded" : "deployment.stepDone", deployment.Id.Value, deployment.EnvironmentId, $"{step}: {status}", now);
        // A delete tells when the environment is gone from the list.
        if (deployment is { IsOver: true, Kind: not RequestKind.Delete }) db.Notify(NotificationEvent.Succeeded(await ConcernAsync(db, deployment, ct), deployment.Id, now));
    }

    private async Task FailAsync(PortalDb db, Deployment deployment, DeploymentState ending, FailureCause cause, string? status, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        deployment.Fail(ending, cause, status, now);
        db.Record(Actor.Portal, "deployment.failed", deployment.Id.Value, deployment.EnvironmentId, cause.Message, now);
        var concern = await ConcernAsync(db, deployment, ct);
        db.Notify(deployment switch
        {
            // OpenChangeSets makes a new one for these, and that goes to review.
            { Cause.Code: "digestChanged" or "changeSetGone" or "approvalLapsed" } => NotificationEvent.WentBackToReview(concern, $"/deployments/{deployment.Id}", cause.Message, now),
            { State: DeploymentState.RolledBack } => NotificationEvent.RolledBack(concern, deployment.Id, cause.Message, now),
            _ => NotificationEvent.Failed(concern, deployment.Id, cause.Message, now),
        });
    }

    private static async Task<Concern> ConcernAsync(PortalDb db, Deployment deployment, CancellationToken ct) =>
        (await db.Requests.AsNoTracking().SingleAsync(request => request.Id == deployment.RequestId, ct)).ToConcern();

    private DateTimeOffset LookAgain() => Clock.GetUtcNow().AddSeconds(settings.Value.Deployments.LookEverySeconds);
}
