using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Reading;

internal static class MappingSection
{
    public static IReadOnlyList<MapDeclaration> Read(Fields template)
    {
        var maps = new List<MapDeclaration>();
        foreach (var (entry, fields) in template.Declarations("Mappings", longestName: 255))
        {
            foreach (var top in fields.Body.Entries)
                if (top.Key != "Fn::Transform" && fields.Below(top) is { } second) CheckValues(second);
            maps.Add(new MapDeclaration(entry.Key, fields.Body, entry.At));
        }
        return maps;
    }

    private static void CheckValues(Fields second)
    {
        foreach (var value in second.Body.Entries)
            if (value.Value is not (Scalar or Sequence) && value.Key != "Fn::Transform")
                second.Report(value.Key, "The value in a map must be plain, or a list of plain values.");
    }
}

internal static class ConditionSection
{
    public static IReadOnlyList<ConditionDeclaration> Read(Fields template)
    {
        if (template.Mapping("Conditions") is not { } section) return [];
        return [.. section.Body.Entries
            .Where(entry => !Loops.IsLoop(entry.Key) && entry.Key != "Fn::Transform")
            .Select(entry => new ConditionDeclaration(entry.Key, entry.Value, entry.At))];
    }
}

internal static class RuleSection
{
    private static readonly HashSet<string> Attributes = ["RuleCondition", "Assertions"];

    public static IReadOnlyList<RuleDeclaration> Read(Fields template)
    {
        var rules = new List<RuleDeclaration>();
        foreach (var (entry, fields) in template.Declarations("Rules", longestName: 255))
        {
            fields.AllowOnly(Attributes, "a rule");
            rules.Add(new RuleDeclaration(entry.Key, fields.Node("RuleCondition"), Assertions(fields), entry.At));
        }
        return rules;
    }

    private static List<AssertionDeclaration> Assertions(Fields rule)
    {
        var assertions = new List<AssertionDeclaration>();
        if (rule.Node("Assertions") is not Sequence { Items.Count: > 0 } list)
        {
            rule.Report("Assertions", "Assertions must be a list with at least one assertion.");
            return assertions;
        }
        foreach (var item in list.Items)
        {
            if (item is Mapping mapping && mapping["Assert"] is { } assert)
                assertions.Add(new AssertionDeclaration(assert, (mapping["AssertDescription"] as Scalar)?.Text, item.At));
            else rule.Report("Assertions", "An assertion is a mapping with Assert and, if you like, AssertDescription.");
        }
        return assertions;
    }
}

internal static class OutputSection
{
    private static readonly HashSet<string> Attributes = ["Value", "Description", "Export", "Condition"];

    public static IReadOnlyList<OutputDeclaration> Read(Fields template)
    {
        var outputs = new List<OutputDeclaration>();
        foreach (var (entry, fields) in template.Declarations("Outputs", longestName: 255))
        {
            fields.AllowOnly(Attributes, "an output");
            if (fields.Node("Value") is not { } value)
            {
                if (fields.Body["Value"] is null) fields.Report("Value", "Value is missing here.");
                continue;
            }
            var export = fields.Mapping("Export");
            if (export is not null && export.Node("Name") is null) export.Report("Name", "An export needs a Name.");
            outputs.Add(new OutputDeclaration(
                entry.Key, value, fields.Text("Description", longest: 1_024), export?.Node("Name"), fields.Name("Condition"), entry.At));
        }
        return outputs;
    }
}
