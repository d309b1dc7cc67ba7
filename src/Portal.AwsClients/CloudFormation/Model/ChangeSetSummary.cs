namespace Amazon.CloudFormation.Model;

/// <summary>A change set without its changes.</summary>
public class ChangeSetSummary
{
    public string? StackId { get; set; }
    public string? StackName { get; set; }
    public string? ChangeSetId { get; set; }
    public string? ChangeSetName { get; set; }
    public ExecutionStatus? ExecutionStatus { get; set; }
    public ChangeSetStatus? Status { get; set; }

    /// <summary>For FAILED the only way to tell "no changes" from a real failure.</summary>
    public string? StatusReason { get; set; }

    public DateTime? CreationTime { get; set; }
    public string? Description { get; set; }
    public bool? IncludeNestedStacks { get; set; }
    public string? ParentChangeSetId { get; set; }
    public string? RootChangeSetId { get; set; }
    public bool? ImportExistingResources { get; set; }
}
