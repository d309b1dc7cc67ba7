using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

public sealed class ChangeSet : Tracked
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Counts the change sets of a region in the order they were made.</summary>
    public required long Number { get; init; }

    /// <summary>CREATE, UPDATE or IMPORT.</summary>
    public required string Type { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required StackConfiguration Configuration { get; init; }

    public string? Description { get; init; }

    public string Status { get; set => Set(ref field, value); } = ChangeSetStatus.CreatePending;

    public string? StatusReason { get; set => Set(ref field, value); }

    public string ExecutionStatus { get; set => Set(ref field, value); } = ChangeSetStatus.Unavailable;

    public string? OnStackFailure { get; init; }

    public bool IncludeNestedStacks { get; init; }

    public bool ImportExistingResources { get; init; }

    /// <summary>Compared with what there really is, and brings that in line with the template.</summary>
    public bool RevertsDrift { get; init; }

    public List<ResourceToImport> ResourcesToImport { get; init; } = [];

    /// <summary>The call that made it, for repeating the same one with the same token.</summary>
    public string? Token { get; init; }

    public string Fingerprint { get; init; } = "";

    /// <summary>The moment at which computing moves on; null once computed.</summary>
    public long? Due { get; set => Set(ref field, value); }

    /// <summary>The hash of the changes as JSON; null until computed.</summary>
    public string? Changes { get; set => Set(ref field, value); }
}

public sealed record ResourceToImport(string Type, string LogicalId, Dictionary<string, string> Identifier);

public static class ChangeSetStatus
{
    public const string CreatePending = "CREATE_PENDING";
    public const string CreateInProgress = "CREATE_IN_PROGRESS";
    public const string CreateComplete = "CREATE_COMPLETE";
    public const string Failed = "FAILED";

    public const string Unavailable = "UNAVAILABLE";
    public const string Available = "AVAILABLE";
    public const string ExecuteInProgress = "EXECUTE_IN_PROGRESS";
    public const string ExecuteComplete = "EXECUTE_COMPLETE";
    public const string ExecuteFailed = "EXECUTE_FAILED";
    public const string Obsolete = "OBSOLETE";
}
