using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.CloudWatch.Alarms;
using Portal.AwsSandbox.CloudWatch.Custom;
using Portal.AwsSandbox.Costs;
using Portal.AwsSandbox.S3;
using Portal.AwsSandbox.Standing;

namespace Portal.AwsSandbox.State;

/// <summary>What changed in a region, as one line of its journal; all of it holds or none.</summary>
public sealed record RegionEntry
{
    public RegionFacts? Facts { get; init; }

    public List<StackPart>? Stacks { get; init; }

    /// <summary>Ids of stacks deleted so long ago that they are forgotten.</summary>
    public List<string>? Forgotten { get; init; }

    /// <summary>New events by stack id.</summary>
    public Dictionary<string, List<StackEvent>>? Events { get; init; }

    public Dictionary<string, string>? Texts { get; init; }

    /// <summary>Spells that began, ended or were left behind.</summary>
    public List<SpellEntry>? Spells { get; init; }

    /// <summary>Points of metrics that were put.</summary>
    public List<StoredEntry>? Points { get; init; }

    /// <summary>New events of the trail, oldest first.</summary>
    public List<TrailEvent>? Trail { get; init; }
}

/// <summary>What a region holds beside its stacks.</summary>
public sealed class RegionFacts
{
    /// <summary>Stacks and change sets made so far; their numbers order them.</summary>
    public long Count { get; set; }

    public List<Fault> Faults { get; init; } = [];

    /// <summary>What was broken or otherwise, in order of beginning.</summary>
    public List<Disturbance> Disturbances { get; init; } = [];

    public long DisturbanceCount { get; set; }

    /// <summary>States of alarms that were set by hand, oldest first.</summary>
    public List<SetState> SetStates { get; init; } = [];

    /// <summary>By how much stack events are shown late.</summary>
    public double EventLagSeconds { get; set; }

    /// <summary>What waits for a database's maintenance window: parameters by its id.</summary>
    public Dictionary<string, Dictionary<string, string>> PendingModifications { get; init; } = [];

    /// <summary>Rises whenever a disturbance begins or ends.</summary>
    public long DisturbanceVersion { get; set; }

    /// <summary>Objects by bucket and key; the content is a text's hash.</summary>
    public Dictionary<string, Dictionary<string, string>> Buckets { get; init; } = [];

    /// <summary>Versions of objects by bucket, oldest first; <see cref="Buckets"/> holds what each key shows.</summary>
    public Dictionary<string, List<ObjectVersion>> Versions { get; init; } = [];

    /// <summary>Systems Manager parameters put there by the control API.</summary>
    public Dictionary<string, string> StoredParameters { get; init; } = [];

    /// <summary>What stacks left behind, oldest first.</summary>
    public List<Remain> Remains { get; init; } = [];

    /// <summary>Tag keys that the account activated for cost allocation, by key; the paying account holds them in us-east-1.</summary>
    public Dictionary<string, CostTag> CostTags { get; init; } = [];
}

/// <summary>A resource (<paramref name="Kind"/> Resource) or a snapshot (Snapshot) that outlived its stack.</summary>
public sealed record Remain(string Kind, string Type, string PhysicalId, string Stack, string LogicalId);

public enum FaultKind
{
    /// <summary>The next matching resource fails.</summary>
    Fail,

    /// <summary>Matching resources hang until released.</summary>
    Stick,
}

/// <summary>
/// A mishap ordered through the control API for resources of a region. Null matches anything;
/// <paramref name="Operation"/> is create, update or delete, <paramref name="Times"/> null means every time.
/// </summary>
public sealed record Fault(
    string Id, FaultKind Kind, string? Operation, string? Type, string? LogicalId, string? Stack, string Reason, int? Times);
