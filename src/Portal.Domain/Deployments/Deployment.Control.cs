using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;

namespace Portal.Domain.Deployments;

/// <summary>What people do to a deployment: stop it, go on after a failure, try again. Each move is kept before CloudFormation is asked.</summary>
public sealed partial class Deployment
{
    public Cancellation? Cancellation { get; private set; }

    /// <summary>Ways out of failures that were taken, in order.</summary>
    public IReadOnlyList<Recovery> Recoveries { get; private set; } = [];

    /// <summary>Set once somebody asked for another attempt: a new change set follows.</summary>
    public DateTimeOffset? RetriedAt { get; private set; }

    /// <summary>Since when nothing was heard for longer than what runs usually takes; null while it is not stuck.</summary>
    public DateTimeOffset? StuckAt { get; private set; }

    /// <summary>Until when somebody watches; followed more closely meanwhile.</summary>
    public DateTimeOffset? WatchedUntil { get; private set; }

    public string CancelToken => $"{TokenStart}cancel";

    /// <summary>CloudFormation calls it cancelling an update; a create can only be stopped by deleting the stack.</summary>
    public bool CancelsByDeleting => Kind is RequestKind.Create or RequestKind.Import;

    /// <summary>Why it can't be cancelled now; null when it can.</summary>
    public string? WhyNotCancel() => this switch
    {
        { IsOver: true } => "It is over.",
        { Cancellation.State: not CancellationState.TooLate } and { Cancellation.ByName: var name } => $"{name} has cancelled it already.",
        { Cancellation: not null } => "It is past the point where CloudFormation can stop it.",
        { State: DeploymentState.Pending } => null,
        { CurrentStep: PlanAction.DeleteStack or PlanAction.DeleteStackRetaining } => "CloudFormation can't stop a delete that has begun.",
        { CurrentStep: not PlanAction.ExecuteChangeSet } => "This step takes a moment only and can't be stopped.",
        _ when StackStatus?.Contains("ROLLBACK", StringComparison.Ordinal) == true => "It is rolling back already, and CloudFormation can't stop that.",
        _ when StackStatus?.Contains("CLEANUP", StringComparison.Ordinal) == true => "The update is through; CloudFormation only clears away what it replaced.",
        _ => null,
    };

    /// <summary>What has not begun is over at once; what runs is stopped by the job that follows it.</summary>
    public void Cancel(Actor by, DateTimeOffset now)
    {
        if (WhyNotCancel() is { } why) throw new InvalidOperationException($"Deployment {Id} can't be cancelled. {why}");
        var begun = State is DeploymentState.InProgress;
        Cancellation = new Cancellation(by.Id.Value, by.Name, now, begun ? CancellationState.Asked : CancellationState.Sent);
        if (begun) LookAgainAt(now);
        else End(DeploymentState.Cancelled, new FailureCause("cancelled", $"Cancelled by {by.Name} before anything ran.", null, null, null), now);
    }

    /// <summary>CloudFormation took the cancellation, or it came too late and the operation goes on.</summary>
    public void CancelAnswered(CancellationState answer, DateTimeOffset lookAt)
    {
        Running("cancelled");
        Cancellation = (Cancellation ?? throw Wrong("cancelled by nobody")) with { State = answer };
        LookAgainAt(lookAt);
    }

    /// <summary>Why this way out is not open now; null when it is.</summary>
    public string? WhyNotRecover(PlanAction action)
    {
        if (!IsOver) return "It runs already.";
        if (RetriedAt is not null) return "It was tried again already: that attempt goes on from here.";
        var move = action switch
        {
            PlanAction.ContinueRollback => StackMove.ContinueRollback,
            PlanAction.RollBack => StackMove.RollBack,
            PlanAction.DeleteStackRetaining => StackMove.DeleteRetaining,
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not a way out of a failure."),
        };
        return StackStatus is { } status && State is DeploymentState.Failed or DeploymentState.RollbackFailed && StackMoves.Allows(status, move)
            ? null
            : $"CloudFormation does not allow this for a stack in {StackStatus ?? "this state"}.";
    }

    /// <summary>Goes on after a failure with a further step; steps that were never reached are not taken any more.</summary>
    /// <param name="resources">Logical ids to skip or to leave standing.</param>
    public void Recover(PlanAction action, IReadOnlyList<string> resources, Actor by, DateTimeOffset now)
    {
        if (WhyNotRecover(action) is { } why) throw new InvalidOperationException($"Deployment {Id} can't go on. {why}");
        Steps = [.. Steps.Take(Step + 1), action];
        Step++;
        StepAsked = false;
        State = DeploymentState.InProgress;
        EndedAt = null;
        HeardAt = now;
        Recoveries = [.. Recoveries, new Recovery(action, resources, by.Id.Value, by.Name, now)];
        LookAgainAt(now);
    }

    /// <summary>Why it can't be tried again as it is; null when it can.</summary>
    public string? WhyNotRetry() => this switch
    {
        { IsOver: false } => "It runs still.",
        { State: DeploymentState.Succeeded } => "It succeeded.",
        { RetriedAt: not null } => "It was tried again already.",
        { Cause.Code: "digestChanged" or "changeSetGone" or "approvalLapsed" } => "A new change set is made by itself.",
        { Cause.Code: "stackGone" } => "The stack is gone; there is nothing left to do.",
        { StackStatus: "UPDATE_ROLLBACK_FAILED" } => "The rollback has to be continued first: CloudFormation takes no change set for a stack in UPDATE_ROLLBACK_FAILED.",
        { StackStatus: "ROLLBACK_FAILED" } => "What is left has to be deleted first: a stack in ROLLBACK_FAILED can only be deleted.",
        { StackStatus: "DELETE_FAILED", Kind: not RequestKind.Delete } => "What is left has to be deleted first: a stack in DELETE_FAILED can only be deleted.",
        _ => null,
    };

    public void Retry(DateTimeOffset now)
    {
        if (WhyNotRetry() is { } why) throw new InvalidOperationException($"Deployment {Id} can't be tried again. {why}");
        RetriedAt = now;
    }

    public void Stuck(DateTimeOffset now)
    {
        Running("stuck");
        StuckAt = now;
    }
}
