using System.ComponentModel;
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
[Description("Takes deployments step by step and keeps their events")]
public sealed class FollowDeployments(JobParts parts, CloudFormationOfDeployments cloudFormation, CheckApproved check, CheckQuotas quotas, AskStep ask, PaceOfLooks pace, NoticeSilence silence, IOptions<PortalSettings> settings)
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
        if (await RunningEnvironment.WhyNotAsync(db, deployment.EnvironmentId, ct) is { } stopped)
        {
            deployment.Postpone(stopped, before);
            return;
        }
        var set = await db.ChangeSets.AsNoTracking().SingleAsync(c => c.Id == deployment.ChangeSetId, ct);
        var choices = await db.Revisions.AsNoTracking().Where(r => r.RequestId == set.RequestId && r.Number == set.Revision).Select(r => r.Content).SingleAsync(ct);
        if (await check.RunAsync(deployment, set, choices.Delete, ct) is { } cause)
        {
            await FailAsync(db, deployment, DeploymentState.Failed, cause, null, ct);
            return;
        }
        // Not a failure: somebody raises the quota, or makes room, and then it goes on.
        if (await quotas.WhyNotAsync(db, deployment, set, ct) is { } shortage)
        {
            deployment.Postpone(shortage, Clock.GetUtcNow());
            return;
        }
        var now = Clock.GetUtcNow();
        deployment.Begin(now);
        db.Record(Actor.Portal, "deployment.started", deployment.Id.Value, deployment.EnvironmentId, $"Digest {deployment.Digest} checked against CloudFormation", now);
    }

    private async Task AskAsync(PortalDb db, Deployment deployment, CancellationToken ct)
    {
        var set = await db.ChangeSets.AsNoTracking().SingleAsync(c => c.Id == deployment.ChangeSetId, ct);
        switch (await ask.RunAsync(db, deployment, set, ct))
        {
            case StepAnswer.Through:
                await StepDoneAsync(db, deployment, deployment.StackStatus, ct);
                break;
            case StepAnswer.Runs:
                deployment.Asked(await pace.NextLookAsync(db, deployment, ct));
                break;
            case StepAnswer.AskAgain:
                // The next page of a bucket's versions waits for nobody.
                deployment.Seen(deployment.StackStatus, deployment.CurrentStep is PlanAction.EmptyBucket ? Clock.GetUtcNow() : await pace.NextLookAsync(db, deployment, ct));
                break;
        }
    }

    private async Task FollowAsync(PortalDb db, Deployment deployment, CancellationToken ct)
    {
        var fresh = await cloudFormation.NewEventsAsync(deployment, async ids =>
            (await db.StackEvents.Where(e => e.DeploymentId == deployment.Id && ids.Contains(e.EventId)).Select(e => e.EventId).ToListAsync(ct)).ToHashSet(), ct);
        db.StackEvents.AddRange(fresh);
        if (fresh.Count > 0) deployment.Heard(Clock.GetUtcNow());
        var status = fresh.LastOrDefault(IsOfStack)?.Status;
        // A delete's stack can be gone from the list of events, and an endpoint may give none with our token: then its status decides.
        if (status is null && fresh.Count == 0) status = await SilentStatusAsync(db, deployment, ct);
        switch (status is null ? StackEnding.StillRunning : StackStatuses.EndingOf(status))
        {
            case StackEnding.StillRunning:
                deployment.Seen(status ?? deployment.StackStatus, await pace.NextLookAsync(db, deployment, ct));
                if (deployment.Cancellation is { State: CancellationState.Asked }) await CancelAsync(db, deployment, ct);
                else if (fresh.Count == 0) await silence.LookAsync(db, deployment, ct);
                break;
            case StackEnding.RolledBack or StackEnding.Deleted when deployment.Cancellation is { State: CancellationState.Sent, ByName: var by }:
                await FailAsync(db, deployment, DeploymentState.Cancelled, new FailureCause("cancelled", $"Cancelled by {by}. {(deployment.CancelsByDeleting ? "Its stack was deleted." : "CloudFormation put everything back.")}", null, null, null), status, ct);
                break;
            case StackEnding.Succeeded when !IsDelete(deployment):
            case StackEnding.Deleted when IsDelete(deployment):
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

    private static bool IsDelete(Deployment deployment) => deployment.CurrentStep is PlanAction.DeleteStack or PlanAction.DeleteStackRetaining;

    private async Task CancelAsync(PortalDb db, Deployment deployment, CancellationToken ct)
    {
        // Executed, and not begun as far as its events tell: CloudFormation would refuse to stop what it has not begun.
        if (deployment.StackStatus is null) return;
        var answer = CancellationState.Sent;
        try
        {
            await cloudFormation.CancelAsync(deployment, ct);
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.Refused)
        {
            // Refused a second time, after a kill: the first was taken, and the stack goes back by itself.
            var status = await cloudFormation.StatusAsync(deployment, ct);
            if (status?.Contains("ROLLBACK", StringComparison.Ordinal) != true) answer = CancellationState.TooLate;
        }
        deployment.CancelAnswered(answer, await pace.NextLookAsync(db, deployment, ct));
        db.Record(Actor.Portal, answer is CancellationState.Sent ? "deployment.cancelSent" : "deployment.cancelTooLate", deployment.Id.Value, deployment.EnvironmentId, deployment.StackStatus, Clock.GetUtcNow());
    }

    // With events of ours the stack's own event tells the end; only a silent stack is asked for its status.
    private async Task<string?> SilentStatusAsync(PortalDb db, Deployment deployment, CancellationToken ct)
    {
        var status = await cloudFormation.StatusAsync(deployment, ct);
        if (status is null) return IsDelete(deployment) || deployment is { CancelsByDeleting: true, Cancellation.State: CancellationState.Sent } ? "DELETE_COMPLETE" : null;
        var token = deployment.Token;
        var heard = await db.StackEvents.AnyAsync(e => e.DeploymentId == deployment.Id && e.Token == token, ct);
        // The old status may still stand for a moment after we asked, so a silent stack is given some looks.
        var patient = Clock.GetUtcNow() - (deployment.HeardAt ?? deployment.CreatedAt) < TimeSpan.FromSeconds(3 * settings.Value.Deployments.LookEverySeconds);
        return StackStatuses.EndingOf(status) is StackEnding.StillRunning || (!heard && !patient) || status is "DELETE_COMPLETE" ? status : deployment.StackStatus;
    }

    private static async Task<FailureCause> CauseAsync(PortalDb db, Deployment deployment, IReadOnlyList<StackEvent> fresh, string status, CancellationToken ct)
    {
        var all = (await db.StackEvents.AsNoTracking().Where(e => e.DeploymentId == deployment.Id).OrderBy(e => e.Sequence).ToListAsync(ct)).Concat(fresh);
        // A delete that is tried again fails for a reason of its own; a rollback goes on for the reason it began with.
        return RootCause.Of(deployment.CurrentStep is PlanAction.DeleteStackRetaining ? all.Where(e => e.Token == deployment.Token) : all, status);
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
        db.Record(Actor.Portal, ending is DeploymentState.Cancelled ? "deployment.cancelled" : "deployment.failed", deployment.Id.Value, deployment.EnvironmentId, cause.Message, now);
        var concern = await ConcernAsync(db, deployment, ct);
        db.Notify(deployment switch
        {
            // OpenChangeSets makes a new one for these, and that goes to review.
            { Cause.Code: "digestChanged" or "changeSetGone" or "approvalLapsed" } => NotificationEvent.WentBackToReview(concern, $"/deployments/{deployment.Id}", cause.Message, now),
            { State: DeploymentState.RolledBack or DeploymentState.Cancelled } => NotificationEvent.RolledBack(concern, deployment.Id, cause.Message, now),
            _ => NotificationEvent.Failed(concern, deployment.Id, cause.Message, now),
        });
    }

    private static async Task<Concern> ConcernAsync(PortalDb db, Deployment deployment, CancellationToken ct) =>
        (await db.Requests.AsNoTracking().SingleAsync(request => request.Id == deployment.RequestId, ct)).ToConcern();
}
