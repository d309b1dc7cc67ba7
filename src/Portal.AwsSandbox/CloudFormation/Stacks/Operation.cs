using System.Text.Json.Serialization;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>An operation under way on a stack: a phase, the work of that phase, and what the later phases must know.</summary>
public sealed class Operation
{
    public required PhaseName Phase { get; set; }

    /// <summary>Rides on every event of the operation.</summary>
    public string? Token { get; set; }

    /// <summary>Where the phase stands: about to plan its work, at work, or about to end.</summary>
    public Stage Stage { get; set; }

    /// <summary>The moment at which the stage moves on of itself.</summary>
    public long? StageDue { get; set; }

    /// <summary>Written to the journal item by item.</summary>
    [JsonIgnore]
    public List<Work> Work { get; set; } = [];

    public bool DisableRollback { get; set; }

    /// <summary>ROLLBACK, DO_NOTHING or DELETE: what follows a failed create.</summary>
    public string? OnFailure { get; set; }

    public bool RetainExceptOnCreate { get; set; }

    /// <summary>What was changed out of band is put back too.</summary>
    public bool RevertsDrift { get; set; }

    public List<string> RetainResources { get; set; } = [];

    public List<string> SkipResources { get; set; } = [];

    public bool ForceDelete { get; set; }

    /// <summary>A stack policy that stands in for the stack's own while this update runs.</summary>
    public string? PolicyDuringUpdate { get; set; }

    /// <summary>A user cancelled the update; the rollback was not caused by a failure.</summary>
    public bool Cancelled { get; set; }

    /// <summary>Why nothing is even begun; null when work may begin.</summary>
    public string? Refusal { get; set; }

    /// <summary>The create took longer than it was given.</summary>
    public bool TimedOut { get; set; }

    /// <summary>The moment at which a create takes too long.</summary>
    public long? Deadline { get; set; }

    /// <summary>The change set that began it, whose execution status follows.</summary>
    public string? ChangeSetName { get; set; }

    /// <summary>The status to go back to when a delete is refused by an export in use.</summary>
    public string? StatusBefore { get; set; }

    [JsonIgnore]
    public long? Due
    {
        get
        {
            var due = StageDue;
            foreach (var work in Work)
                if (work.Due is { } at && (due is null || at < due)) due = at;
            return Deadline is { } deadline && due is { } next && deadline < next ? deadline : due ?? Deadline;
        }
    }
}

public enum Stage { Planning, Working, Ending }

/// <summary>A physical resource that is to go, and the policy that decides whether it does.</summary>
public sealed record Discard(string LogicalId, Incarnation What, string Policy, bool Removed);

public enum WorkKind { Create, Update, Delete, Restore, Import }

public enum WorkState { Waiting, Begun, Initiated, Done, Failed, Cancelled }

/// <summary>One resource's part in a phase.</summary>
public sealed class Work : Tracked
{
    public required string LogicalId { get; init; }

    public required WorkKind Kind { get; init; }

    public WorkState State { get; set => Set(ref field, value); }

    /// <summary>Logical ids whose work in the same phase comes first.</summary>
    public List<string> After { get; init; } = [];

    public long? Due { get; set => Set(ref field, value); }

    /// <summary>The physical resource a delete removes.</summary>
    public Incarnation? What { get; set => Set(ref field, value); }

    public string? Policy { get; init; }

    /// <summary>True when the logical resource goes with it.</summary>
    public bool Removed { get; init; }

    /// <summary>What is still to be told of the resource on its way, one line after the other.</summary>
    public List<string> Lines { get; set => Set(ref field, value); } = [];

    /// <summary>An update that makes a new physical resource.</summary>
    public bool Replaces { get; set => Set(ref field, value); }

    /// <summary>Why it will fail when its time comes; null when it will not.</summary>
    public string? Fault { get; set => Set(ref field, value); }

    /// <summary>The moment at which it ends, once begun.</summary>
    public long End { get; set => Set(ref field, value); }

    [JsonIgnore]
    public bool IsActive => State is WorkState.Begun or WorkState.Initiated;

    [JsonIgnore]
    public bool IsSettled => State is WorkState.Done or WorkState.Failed or WorkState.Cancelled;
}
