using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>What a resource's handler refuses before it calls its service: properties that don't exist, or are missing.</summary>
internal static class PropertyCheck
{
    public static string? Violation(ResourceDeclaration declared, Value properties)
    {
        var facts = TypeFacts.Find(declared.Type);
        if (facts is null || facts.Properties.Count == 0 || facts.Type == "AWS::CloudFormation::CustomResource") return null;
        var given = ((Value.Fields)properties).All.Select(pair => pair.Key).ToList();
        var problems = given.Where(name => !facts.Properties.Contains(name)).Select(name => $"#: extraneous key [{name}] is not permitted")
            .Concat(facts.Required.Where(name => !given.Contains(name)).Select(name => $"#: required key [{name}] not found"))
            .ToList();
        return problems.Count == 0
            ? null
            : $"Properties validation failed for resource {declared.LogicalId} with message:\n[{string.Join(", ", problems)}]";
    }
}
