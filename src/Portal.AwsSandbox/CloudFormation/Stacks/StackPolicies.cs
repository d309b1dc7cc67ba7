namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>What a stack policy forbids an update to do. Once set it denies by default.</summary>
internal static class StackPolicies
{
    /// <summary>Why an update of a resource is refused; null when it may go on.</summary>
    /// <param name="action">Update:Modify, Update:Replace or Update:Delete.</param>
    public static string? Denial(Run run, string action, string logicalId, string type)
    {
        if ((run.Operation.PolicyDuringUpdate ?? run.Stack.Policy) is not { } policy) return null;
        return StackPolicy.Parse(policy).Denies(action, logicalId, type) is { } statement
            ? $"Action denied by stack policy: {statement} [{action}] for resource [LogicalResourceId/{logicalId}]"
            : null;
    }
}
