using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

/// <summary>Change sets are named by ARN, or by name within a stack.</summary>
internal static class ChangeSetLookup
{
    public static Constraints Constraints(Call call) => call.Constraints
        .Required("ChangeSetName").Length("ChangeSetName", 1, 1600).Pattern("ChangeSetName", Call.ChangeSetNamePattern)
        .Pattern("StackName", Call.StackNamePattern);

    /// <summary>Null when there is none of that name; throws when the stack itself is missing.</summary>
    public static (Stack Stack, ChangeSet Set)? Find(Call call)
    {
        var name = call.Input.Text("ChangeSetName") ?? "";
        if (name.StartsWith("arn:", StringComparison.Ordinal))
        {
            foreach (var stack in call.Region.Stacks)
                foreach (var set in stack.ChangeSets.Values)
                    if (set.Id == name) return (stack, set);
            return null;
        }
        if (call.Input.Text("StackName") is null)
            throw AwsException.Validation("StackName must be specified if ChangeSetName is not specified as an ARN.");
        var named = call.Stack();
        return named.ChangeSets.TryGetValue(name, out var found) ? (named, found) : null;
    }

    public static (Stack Stack, ChangeSet Set) Get(Call call) => Find(call)
        ?? throw new AwsException("ChangeSetNotFound", $"ChangeSet [{call.Input.Text("ChangeSetName")}] does not exist", 404);
}
