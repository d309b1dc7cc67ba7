namespace Portal.AwsSandbox.CloudFormation.Changes;

/// <summary>What a change set says of one resource; the words are those of ResourceChange.</summary>
public sealed record Change(
    string Action, string LogicalId, string? PhysicalId, string Type, string? Replacement, string? PolicyAction,
    IReadOnlyList<string> Scope, IReadOnlyList<ChangeDetail> Details, string? Before, string? After);

/// <summary>One cause of one difference; the words are those of ResourceChangeDetail and its target.</summary>
public sealed record ChangeDetail(
    string Attribute, string? Name, string? Path, string RequiresRecreation, string? Before, string? After,
    string? ChangeType, string Evaluation, string Source, string? CausingEntity);
