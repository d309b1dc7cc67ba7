namespace Portal.Domain.ChangeSets;

/// <summary>One change as CloudFormation lists it, words verbatim (Add, Modify, Remove, Import, Dynamic; True, False, Conditional).</summary>
public sealed record Change(
    string LogicalId,
    string? PhysicalId,
    string Type,
    string Action,
    string? Replacement,
    IReadOnlyList<string> Scope,
    string? PolicyAction,
    IReadOnlyList<ChangeDetail> Details);

/// <summary>Which part of the resource changes, and why CloudFormation thinks so.</summary>
/// <param name="Attribute">Properties, Metadata, Tags, CreationPolicy, UpdatePolicy or DeletionPolicy.</param>
/// <param name="RequiresRecreation">Never, Conditionally or Always.</param>
/// <param name="Evaluation">Static, or Dynamic when the value is known only while it runs.</param>
public sealed record ChangeDetail(
    string? Attribute,
    string? Name,
    string? Path,
    string? RequiresRecreation,
    string? Evaluation,
    string? Source,
    string? CausedBy,
    string? Before,
    string? After);
