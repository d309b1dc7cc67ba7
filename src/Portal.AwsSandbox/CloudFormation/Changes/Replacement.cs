using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Changes;

/// <summary>Whether a resource has to be made anew.</summary>
public static class Replacement
{
    /// <summary>Decided with every value known, when the resource's turn has come.</summary>
    public static bool IsNeeded(Scope scope, ResourceDeclaration declared, Value before, Value after)
    {
        var facts = TypeFacts.Find(declared.Type);
        foreach (var difference in Differences.Between(before, after))
            switch (facts?.Recreation(difference.Path) ?? Recreation.Never)
            {
                case Recreation.Always: return true;
                case Recreation.Conditionally when IsNeeded(scope, declared): return true;
            }
        return false;
    }

    /// <summary>What a change set says before values are known.</summary>
    public static string Told(IEnumerable<ChangeDetail> details)
    {
        var told = "False";
        foreach (var detail in details)
            if (detail is { RequiresRecreation: "Always", Evaluation: "Static" }) return "True";
            else if (detail.RequiresRecreation is "Always" or "Conditionally") told = "Conditional";
        return told;
    }

    // "Conditionally" is in place for everything simulated here, but for a group that its own policy replaces as a whole.
    private static bool IsNeeded(Scope scope, ResourceDeclaration declared) =>
        declared.Type == "AWS::AutoScaling::AutoScalingGroup" &&
        (declared.UpdatePolicy as Mapping)?["AutoScalingReplacingUpdate"] is Mapping replacing &&
        scope.Text(replacing["WillReplace"]) == "true";
}
