using System.Text.Json.Serialization;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>A stack as the sandbox holds it. Times are shown time; texts are kept by hash in the region's <see cref="TextStore"/>.</summary>
public sealed class Stack
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Counts the stacks of a region in the order they were made.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    public required string Status { get; set; }

    public string? StatusReason { get; set; }

    /// <summary>What was asked for last; null while only reviewed.</summary>
    public StackConfiguration? Configuration { get; set; }

    /// <summary>What an update under way replaces; the way back.</summary>
    public StackConfiguration? Former { get; set; }

    /// <summary>True once a create or an import has completed: without it a rollback leads to nothing.</summary>
    public bool EverStable { get; set; }

    public string? ChangeSetId { get; set; }

    public bool DisableRollback { get; set; }

    public int? TimeoutInMinutes { get; set; }

    public bool TerminationProtection { get; set; }

    public string? Policy { get; set; }

    public string? DeletionMode { get; set; }

    public bool RetainExceptOnCreate { get; set; }

    public List<StackOutput> Outputs { get; set; } = [];

    /// <summary>Names of exports of other stacks that this one uses.</summary>
    public List<string> Imports { get; set; } = [];

    [JsonIgnore]
    public Dictionary<string, Resource> Resources { get; } = [];

    [JsonIgnore]
    public Dictionary<string, ChangeSet> ChangeSets { get; } = [];

    /// <summary>Client request tokens seen, newest last.</summary>
    public List<SeenToken> Tokens { get; init; } = [];

    public Operation? Operation { get; set; }

    /// <summary>Physical resources that go when the update, or its rollback, stands. They outlast a failed rollback.</summary>
    public List<Discard> Discards { get; set; } = [];

    public long EventCount { get; set; }

    public DateTimeOffset LastEventAt { get; set; }

    public StackDrift? Drift { get; set; }

    public DriftDetection? Detection { get; set; }

    /// <summary>Detections that are over, newest last: whoever began one may ask for it after the next.</summary>
    public List<DriftDetection> PastDetections { get; set; } = [];

    /// <summary>Oldest first; written to the journal on their own.</summary>
    [JsonIgnore]
    public List<StackEvent> Events { get; } = [];

    /// <summary>What the journal holds of it already.</summary>
    [JsonIgnore]
    public Written Written { get; set; } = new();

    /// <summary>The configuration last evaluated, kept while it is looked at again and again.</summary>
    [JsonIgnore]
    public (StackConfiguration Of, Scope Scope)? Evaluated { get; set; }

    [JsonIgnore]
    public bool IsDeleted => Status == StackStatus.DeleteComplete;

    /// <summary>The simulated moment at which something next happens of itself; null when nothing will.</summary>
    [JsonIgnore]
    public long? Due => Earliest(Operation?.Due, Earliest(ChangeSets.Values.Min(set => set.Due), Detection?.Due));

    private static long? Earliest(long? one, long? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);
}

/// <summary>Everything an update may change at once; <paramref name="Template"/> is a text's hash.</summary>
public sealed record StackConfiguration(
    string Template, IReadOnlyList<ParameterValue> Parameters, IReadOnlyList<StackTag> Tags, IReadOnlyList<string> Capabilities,
    string? RoleArn, IReadOnlyList<string> NotificationArns, RollbackConfiguration? Rollback);

public sealed record StackTag(string Key, string Value);

public sealed record RollbackConfiguration(int? MonitoringTimeInMinutes, IReadOnlyList<RollbackTrigger> Triggers);

public sealed record RollbackTrigger(string Arn, string Type);

public sealed record StackOutput(string Key, string Value, string? Description, string? ExportName);

/// <summary><paramref name="Fingerprint"/> is the call the token came with: the same token may only repeat the same call.</summary>
public sealed record SeenToken(string Token, string Action, string Fingerprint);

/// <summary>What the last drift detection found of the whole stack.</summary>
public sealed record StackDrift(string Status, DateTimeOffset CheckedAt);
