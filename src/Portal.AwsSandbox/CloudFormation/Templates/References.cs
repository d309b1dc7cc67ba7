using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Wire;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>Every name used must be declared, attributes must exist, and nothing may wait for itself.</summary>
internal static class References
{
    private static readonly HashSet<string> Pseudo =
    [
        "AWS::AccountId", "AWS::NotificationARNs", "AWS::NoValue", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName", "AWS::URLSuffix",
    ];

    public static bool IsPseudo(string name) => Pseudo.Contains(name);

    public static void Check(Template template)
    {
        foreach (var resource in template.Resources.Values)
        {
            var found = Walk.References(resource.Properties).Concat(Walk.References(resource.Metadata))
                .Concat(Walk.References(resource.CreationPolicy)).Concat(Walk.References(resource.UpdatePolicy))
                .Concat(resource.DependsOn.Select(name => new Reference(name, "DependsOn")));
            CheckBlock(template, found, "Resources");
            CheckConditions(template, Walk.Conditions(resource.Properties).Append(resource.Condition), "Resources");
        }
        foreach (var output in template.Outputs.Values)
        {
            CheckBlock(template, Walk.References(output.Value).Concat(Walk.References(output.ExportName)), "Outputs");
            CheckConditions(template, Walk.Conditions(output.Value).Append(output.Condition), "Outputs");
        }
        foreach (var condition in template.Conditions.Values) CheckCondition(template, condition);
        Cycles(template);
    }

    private static void CheckBlock(Template template, IEnumerable<Reference> references, string block)
    {
        var missing = new List<string>();
        foreach (var reference in references)
        {
            if (template.Resources.TryGetValue(reference.Name, out var resource))
            {
                if (reference.Attribute is { } attribute && attribute != "DependsOn") CheckAttribute(resource, attribute);
            }
            else if (reference.Attribute is { Length: > 0 } and not "DependsOn")
                throw AwsException.Validation($"Template error: instance of Fn::GetAtt references undefined resource {reference.Name}");
            else if (reference.Attribute is not null || !template.Parameters.ContainsKey(reference.Name) && !IsPseudo(reference.Name))
                missing.Add(reference.Name);
        }
        if (missing.Count > 0)
            throw TemplateReader.Format(
                $"Unresolved resource dependencies [{string.Join(", ", missing.Distinct())}] in the {block} block of the template");
    }

    private static void CheckAttribute(ResourceDeclaration resource, string attribute)
    {
        if (TypeFacts.Find(resource.Type) is { } facts && !facts.HasAttribute(attribute))
            throw AwsException.Validation(
                $"Template error: resource {resource.LogicalId} does not support attribute type {attribute} in Fn::GetAtt");
    }

    private static void CheckConditions(Template template, IEnumerable<string?> names, string block)
    {
        foreach (var name in names)
            if (name is not null && !template.Conditions.ContainsKey(name))
                throw TemplateReader.Format($"Unresolved condition dependency {name} in the {block} block of the template");
    }

    private static void CheckCondition(Template template, Node condition)
    {
        var missing = Walk.References(condition).Select(reference => reference.Name)
            .Where(name => !template.Parameters.ContainsKey(name) && !IsPseudo(name)).Distinct().ToList();
        if (missing.Count > 0)
            throw TemplateReader.Format(
                $"Unresolved dependencies [{string.Join(", ", missing)}]. Cannot reference resources in the Conditions block of the template");
    }

    private static void Cycles(Template template)
    {
        var waiting = template.Resources.Values.ToDictionary(
            resource => resource.LogicalId,
            resource => Walk.References(resource.Properties).Select(reference => reference.Name).Concat(resource.DependsOn)
                .Where(template.Resources.ContainsKey).ToHashSet());
        while (waiting.Where(pair => pair.Value.Count == 0).Select(pair => pair.Key).ToList() is { Count: > 0 } free)
        {
            foreach (var name in free) waiting.Remove(name);
            foreach (var others in waiting.Values) others.ExceptWith(free);
        }
        if (waiting.Count > 0)
            throw AwsException.Validation($"Circular dependency between resources: [{string.Join(", ", waiting.Keys.Order(StringComparer.Ordinal))}]");
    }
}
