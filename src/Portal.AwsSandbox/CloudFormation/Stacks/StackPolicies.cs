using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>What a stack policy forbids an update to do. Once set it denies by default.</summary>
internal static class StackPolicies
{
    /// <summary>Why an update of a resource is refused; null when it may go on.</summary>
    public static string? Denial(Run run, ResourceDeclaration declared, bool replaces) =>
        (run.Operation.PolicyDuringUpdate ?? run.Stack.Policy) is { } policy && !StackPolicy.Parse(policy).Allows(replaces ? "Update:Replace" : "Update:Modify", declared.LogicalId, declared.Type)
            ? "Action denied by stack policy"
            : null;
}
