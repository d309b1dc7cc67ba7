using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Reading;

internal static class ResourceSection
{
    // Version belongs to custom resources, Connectors to serverless ones.
    private static readonly HashSet<string> Attributes =
    [
        "Type", "Properties", "Condition", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "CreationPolicy",
        "UpdatePolicy", "Metadata", "Version", "Connectors", "IgnoreGlobals",
    ];

    public static IReadOnlyList<ResourceDeclaration> Read(Fields template)
    {
        if (template.Node("Resources") is null)
            template.Report("Resources", "The section Resources is missing; a template has at least one resource.");
        else if (template.Node("Resources") is Mapping { Entries.Count: 0 })
            template.Report("Resources", "A template has at least one resource.");

        var resources = new List<ResourceDeclaration>();
        foreach (var (entry, fields) in template.Declarations("Resources", longestName: 255))
        {
            fields.AllowOnly(Attributes, "a resource");
            var type = fields.Required("Type") ?? "";
            if (type.Length > 0 && !IsType(type)) fields.Report("Type", $"\"{type}\" is not a type of resources; types look like AWS::EC2::VPC.");
            resources.Add(new ResourceDeclaration(
                entry.Key,
                type,
                fields.Mapping("Properties")?.Body ?? new Mapping([], entry.At),
                fields.Name("Condition"),
                fields.Names("DependsOn"),
                Policy(fields, "DeletionPolicy", ["Delete", "Retain", "Snapshot", "RetainExceptOnCreate"]),
                Policy(fields, "UpdateReplacePolicy", ["Delete", "Retain", "Snapshot"]),
                fields.Mapping("CreationPolicy")?.Body,
                fields.Mapping("UpdatePolicy")?.Body,
                fields.Mapping("Metadata")?.Body,
                fields.Body,
                entry.At));
        }
        return resources;
    }

    /// <summary>A function is allowed here with AWS::LanguageExtensions and is left to the evaluation.</summary>
    private static string? Policy(Fields fields, string key, string[] allowed)
    {
        if (fields.Node(key) is null or Mapping) return null;
        var text = fields.Text(key);
        if (text is not null && !allowed.Contains(text)) fields.Report(key, $"{key} must be one of {string.Join(", ", allowed)}.");
        return text;
    }

    private static bool IsType(string type) =>
        type.Contains("::", StringComparison.Ordinal) && type.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '_' or '@' or '-');
}
