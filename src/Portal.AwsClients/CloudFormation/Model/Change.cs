namespace Amazon.CloudFormation.Model;

/// <summary>An entry of a change set.</summary>
public class Change
{
    public ChangeType? Type { get; set; }

    /// <summary>Hooks that would run for this change.</summary>
    public int? HookInvocationCount { get; set; }

    public ResourceChange? ResourceChange { get; set; }
}
