using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;

namespace Portal.Domain.Deployments;

public enum DeploymentState { Pending, InProgress, Succeeded, RolledBack, RollbackFailed, Failed, Cancelled }

/// <summary>Carries out what one review approved, step by step; every step is kept before it is taken.</summary>
public sealed partial class Deployment : Looked
{
    private Deployment() { }

    public DeploymentId Id { get; private set; }
    public ReviewId ReviewId { get; private set; }
    public ChangeSetId ChangeSetId { get; private set; }
    public RequestId RequestId { get; private set; }
    public EnvironmentId EnvironmentId { get; private set; }
    public RequestKind Kind { get; private set; }
    public string Account { get; private set; } = "";
    public string Region { get; private set; } = "";
    public string StackName { get; private set; } = "";
    public string StackId { get; private set; } = "";
    public string Digest { get; private set; } = "";
    public DeploymentState State { get; private set; }
    public IReadOnlyList<PlanAction> Steps { get; private set; } = [];

    /// <summary>Index of the step that runs or comes next.</summary>
    public int Step { get; private set; }

    /// <summary>The step was asked of CloudFormation and is being followed.</summary>
    public bool StepAsked { get; private set; }

    /// <summary>The stack's status at the last look, verbatim.</summary>
    public string? StackStatus { get; private set; }
    public FailureCause? Cause { get; private set; }

    /// <summary>When CloudFormation last told something new about it.</summary>
    public DateTimeOffset? HeardAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public uint Version { get; private set; }

    public PlanAction CurrentStep => Steps[Step];

    /// <summary>
    /// The token of the current step. It rides on every event of the operation, and asking twice with it does the
    /// thing once: that is what makes a kill between asking and noting it down harmless.
    /// </summary>
    public string Token => $"{TokenStart}{Step + 1}";

    /// <summary>What the tokens of all its steps, and of its cancellation, begin with.</summary>
    public string TokenStart => $"portal-{Id.Value}-";

    public bool IsOver => State is not (DeploymentState.Pending or DeploymentState.InProgress);

    public static Deployment Of(ReviewId review, ChangeSet set, DateTimeOffset now)
    {
        var deployment = new Deployment
        {
            Id = NewId.At<DeploymentId>(now),
            ReviewId = review,
            ChangeSetId = set.Id,
            RequestId = set.RequestId,
            EnvironmentId = set.EnvironmentId,
            Kind = set.Kind,
            Account = set.Account,
            Region = set.Region,
            StackName = set.StackName,
            StackId = set.StackId ?? throw new InvalidOperationException($"Change set {set.Id} names no stack."),
            Digest = set.Digest ?? throw new InvalidOperationException($"Change set {set.Id} has no digest."),
            State = DeploymentState.Pending,
            Steps = set.Plan?.Steps.Select(step => step.Action).ToList() ?? [PlanAction.ExecuteChangeSet],
            CreatedAt = now,
        };
        deployment.LookAgainAt(now);
        return deployment;
    }

    /// <summary>CloudFormation still holds what was approved: begin.</summary>
    public void Begin(DateTimeOffset now)
    {
        if (State is not DeploymentState.Pending) throw Wrong("begun");
        State = DeploymentState.InProgress;
        StartedAt = HeardAt = now;
        LookAgainAt(now);
    }

    public void Asked(DateTimeOffset lookAt)
    {
        Running("asked");
        StepAsked = true;
        LookAgainAt(lookAt);
    }

    public void Seen(string? stackStatus, DateTimeOffset lookAt)
    {
        Running("followed");
        StackStatus = stackStatus;
        LookAgainAt(lookAt);
    }

    /// <summary>CloudFormation told something new: it is not stuck (any more).</summary>
    public void Heard(DateTimeOffset now)
    {
        Running("heard of");
        HeardAt = now;
        StuckAt = null;
    }

    /// <summary>The current step is through: the next one begins, or the deployment has succeeded.</summary>
    public void StepDone(string? stackStatus, DateTimeOffset now)
    {
        Running("advanced");
        StackStatus = stackStatus;
        if (Step + 1 < Steps.Count)
        {
            Step++;
            StepAsked = false;
            HeardAt = now;
            LookAgainAt(now);
            return;
        }
        End(DeploymentState.Succeeded, null, now);
    }

    public void Fail(DeploymentState ending, FailureCause cause, string? stackStatus, DateTimeOffset now)
    {
        if (ending is DeploymentState.Pending or DeploymentState.InProgress or DeploymentState.Succeeded)
            throw new ArgumentOutOfRangeException(nameof(ending), ending, "Not a failed ending.");
        if (IsOver) throw Wrong("failed");
        StackStatus = stackStatus ?? StackStatus;
        End(ending, cause, now);
    }

    private void End(DeploymentState state, FailureCause? cause, DateTimeOffset now)
    {
        State = state;
        Cause = cause;
        EndedAt = now;
        StuckAt = null;
        Settle();
    }

    private void Running(string verb)
    {
        if (State is not DeploymentState.InProgress) throw Wrong(verb);
    }

    private InvalidOperationException Wrong(string verb) => new($"Deployment {Id} is {State} and can't be {verb}.");
}

/// <summary>Why a deployment failed: the first causal event, or the refusal before anything ran.</summary>
/// <param name="Code">A stable word: digestChanged, changeSetGone, approvalLapsed, resourceFailed, refused, stackGone, cancelled.</param>
public sealed record FailureCause(string Code, string Message, string? LogicalId, string? ResourceType, string? Status)
{
    /// <summary>For digestChanged: what is not as it was approved.</summary>
    public IReadOnlyList<ContentDifference> Differences { get; init; } = [];
}
