using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>A logical resource of a stack and the physical one behind it.</summary>
public sealed class Resource : Tracked
{
    public required string LogicalId { get; init; }

    public required string Type { get; set => Set(ref field, value); }

    public required string Status { get; set => Set(ref field, value); }

    public string? StatusReason { get; set => Set(ref field, value); }

    public DateTimeOffset ChangedAt { get; set => Set(ref field, value); }

    public string? Description { get; set => Set(ref field, value); }

    /// <summary>How many physical resources this logical one has had; the seed of the next one's id.</summary>
    public int Births { get; set => Set(ref field, value); }

    /// <summary>What stands now; null before the first was begun.</summary>
    public Incarnation? Standing { get; set => Set(ref field, value); }

    /// <summary>What stood before the update under way, in place or replaced.</summary>
    public Incarnation? Former { get; set => Set(ref field, value); }

    /// <summary>True when the update under way made this resource: its rollback deletes it.</summary>
    public bool IsNew { get; set => Set(ref field, value); }

    public ResourceDrift? Drift { get; set => Set(ref field, value); }
}

/// <summary>
/// One physical resource as it was last made or changed. <paramref name="Properties"/>, <paramref name="Attachments"/> (metadata and
/// policies, compared as one) and <paramref name="StackTags"/> are hashes of texts.
/// </summary>
public sealed record Incarnation(
    string PhysicalId, string Seed, int Version, string Type, string Properties, string Attachments, string StackTags,
    string DeletionPolicy, string UpdateReplacePolicy, IReadOnlyList<string> DependsOn)
{
    /// <summary>Properties changed behind CloudFormation's back, as JSON by path; drift is the difference.</summary>
    public IReadOnlyDictionary<string, string>? OutOfBand { get; init; }

    /// <summary>How often a rolling update has replaced a group's instances.</summary>
    public int Fleet { get; init; }

    /// <summary>True when somebody deleted the physical resource behind CloudFormation's back.</summary>
    public bool Vanished { get; init; }
}

/// <summary>What the last drift detection found of one resource; the texts are JSON.</summary>
public sealed record ResourceDrift(
    string Status, DateTimeOffset CheckedAt, string? Expected, string? Actual, IReadOnlyList<PropertyDifference> Differences);

public sealed record PropertyDifference(string Path, string Expected, string Actual, string Type);

/// <summary>A drift detection asked for; it runs until <paramref name="Due"/>, null once done.</summary>
public sealed record DriftDetection(
    string Id, string Status, DateTimeOffset StartedAt, long? Due, IReadOnlyList<string> Only, int DriftedCount);
