using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Diff;

public enum ChangeAction { Add, Modify, Remove }

/// <summary>Whether a new physical resource takes the place of the old one, and its data is not the same any more.</summary>
public enum Replacement { Never, May, Will }

/// <summary>What happens to the physical resource that is no longer needed.</summary>
public enum Disposal { Delete, Snapshot, Retain }

/// <param name="Disposal">For what is removed or replaced; null when nothing goes.</param>
/// <param name="Reason">A sentence that says why it is replaced, may be, or is not.</param>
/// <param name="Properties">In the order of the text; empty for what is added or removed as a whole.</param>
public sealed record ResourceChange(
    string LogicalId,
    string Type,
    ChangeAction Action,
    Replacement Replacement,
    string Reason,
    Disposal? Disposal,
    IReadOnlyList<PropertyChange> Properties);

/// <param name="Path">As in <c>Tags[owner].Value</c>; attributes beside Properties start with a dot: <c>.DeletionPolicy</c>.</param>
/// <param name="Before">Null when it was not there.</param>
/// <param name="After">Null when it is gone. Equal to Before when it follows another resource that changes.</param>
public sealed record PropertyChange(string Path, Value? Before, Value? After, Replacement Replacement, string Reason);

/// <param name="Before">Null when it was not there.</param>
/// <param name="After">Null when it is gone.</param>
public sealed record OutputChange(string Name, Value? Before, Value? After);
