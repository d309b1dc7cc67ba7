namespace Portal.Domain.ChangeSets;

/// <summary>What of a change set's content a difference is in.</summary>
public enum ContentPart { Template, Parameter, Tag, Capability, Change, StackPolicy, Plan }

/// <summary>One thing that is not as it was approved.</summary>
/// <param name="Name">Of the resource and property, the parameter, the tag…</param>
/// <param name="Approved">Null when it was not there; secret values are never in it.</param>
/// <param name="Now">Null when it is gone.</param>
public sealed record ContentDifference(ContentPart Part, string Name, string? Approved, string? Now);
