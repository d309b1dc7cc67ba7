using Portal.Domain.Requests;

namespace Portal.Domain.ChangeSets;

public enum ChangeSetState { Pending, Creating, Ready, Empty, Failed }

/// <summary>
/// Exactly what would run for one revision of a request: the rendered template, its parameters, tags and
/// capabilities, and the changes CloudFormation computed, under one <see cref="Digest"/>.
/// </summary>
public sealed class ChangeSet : Looked
{
    private ChangeSet() { }

    public ChangeSetId Id { get; private set; }
    public RequestId RequestId { get; private set; }
    public int Revision { get; private set; }

    /// <summary>Counts the change sets made for one revision: a retry or an obsolete one makes the next.</summary>
    public int Attempt { get; private set; }
    public EnvironmentId EnvironmentId { get; private set; }
    public RequestKind Kind { get; private set; }
    public string Account { get; private set; } = "";
    public string Region { get; private set; } = "";
    public string StackName { get; private set; } = "";
    public string? StackId { get; private set; }

    /// <summary>The ARN of the change set in CloudFormation; null for a plan that needs none.</summary>
    public string? Arn { get; private set; }
    public ChangeSetState State { get; private set; }
    public RenderedTemplate? Rendered { get; private set; }
    public IReadOnlyList<Change> Changes { get; private set; } = [];
    public OperationPlan? Plan { get; private set; }
    public string? Digest { get; private set; }

    /// <summary>What the policies said when its changes were known; null before, and for records older than this.</summary>
    public PolicyJudgement? Judgement { get; private set; }

    /// <summary>Why it is Failed or Empty, in words.</summary>
    public string? Reason { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? ReadyAt { get; private set; }
    public DateTimeOffset? DiscardedAt { get; private set; }

    /// <summary>The name in CloudFormation, and the client token: the same record always asks for the same change set.</summary>
    public string Name => $"portal-{Id.Value}";

    public static ChangeSet For(EnvironmentRequest request, RequestRevision revision, int attempt, string stackName, DateTimeOffset now)
    {
        var set = new ChangeSet
        {
            Id = NewId.At<ChangeSetId>(now),
            RequestId = request.Id,
            Revision = revision.Number,
            Attempt = attempt,
            EnvironmentId = request.EnvironmentId,
            Kind = request.Kind,
            Account = revision.Content.Account,
            Region = revision.Content.Region,
            StackName = stackName,
            State = ChangeSetState.Pending,
            CreatedAt = now,
        };
        set.LookAgainAt(now);
        return set;
    }

    /// <summary>What will be asked of CloudFormation is kept before it is asked.</summary>
    public void Render(RenderedTemplate rendered, DateTimeOffset now)
    {
        From(ChangeSetState.Pending);
        Rendered = rendered;
        LookAgainAt(now);
    }

    public void Asked(string arn, string stackId, DateTimeOffset lookAt)
    {
        From(ChangeSetState.Pending);
        Arn = arn;
        StackId = stackId;
        State = ChangeSetState.Creating;
        LookAgainAt(lookAt);
    }

    public void StillComputing(DateTimeOffset lookAt)
    {
        From(ChangeSetState.Creating);
        LookAgainAt(lookAt);
    }

    /// <summary>Takes down what the policies say to the changes, before the change set becomes ready or fails over it.</summary>
    public void Judge(PolicyJudgement judgement)
    {
        if (State is not (ChangeSetState.Pending or ChangeSetState.Creating)) throw Wrong();
        Judgement = judgement;
    }

    public void Ready(IReadOnlyList<Change> changes, OperationPlan? plan, string? stackId, string digest, DateTimeOffset now)
    {
        if (State is not (ChangeSetState.Pending or ChangeSetState.Creating)) throw Wrong();
        Changes = changes;
        Plan = plan;
        StackId = stackId ?? StackId;
        Digest = digest;
        ReadyAt = now;
        State = ChangeSetState.Ready;
        Settle();
    }

    /// <summary>Takes down what is known of the stack's drift; asks for another look while its detection runs.</summary>
    public void SawDrift(DriftSeen drift, DateTimeOffset? lookAt)
    {
        From(ChangeSetState.Ready);
        Judgement = (Judgement ?? throw new InvalidOperationException($"Change set {Id} was never judged.")) with { Drift = drift };
        if (lookAt is { } at) LookAgainAt(at);
        else Settle();
    }

    public void NothingToChange(string reason)
    {
        From(ChangeSetState.Creating);
        Reason = reason;
        State = ChangeSetState.Empty;
        Settle();
    }

    public void Fail(string reason)
    {
        if (State is not (ChangeSetState.Pending or ChangeSetState.Creating)) throw Wrong();
        Reason = reason;
        State = ChangeSetState.Failed;
        Settle();
    }

    /// <summary>Deleted in CloudFormation, together with the empty stack a create leaves. What it was can still be read here.</summary>
    public void Discard(DateTimeOffset now)
    {
        if (DiscardedAt is not null) throw new InvalidOperationException($"Change set {Id} is discarded already.");
        DiscardedAt = now;
        Settle();
    }

    private void From(ChangeSetState expected)
    {
        if (State != expected) throw Wrong();
    }

    private InvalidOperationException Wrong() => new($"Change set {Id} is {State}; that step is not possible from there.");
}
