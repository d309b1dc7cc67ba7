using System.Text.RegularExpressions;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Wire;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>Text to template. The first thing wrong is thrown as the ValidationError that CloudFormation answers.</summary>
public static partial class TemplateReader
{
    private static readonly HashSet<string> Sections =
        ["AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions", "Transform", "Resources", "Outputs", "Hooks"];

    private static readonly HashSet<string> ResourceAttributes =
        ["Type", "Properties", "DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy", "CreationPolicy", "UpdatePolicy", "Metadata", "Version"];

    public static Template Read(string text)
    {
        var root = Root(text);
        var unknown = root.Entries.Select(entry => entry.Key).Where(key => !Sections.Contains(key)).ToList();
        if (unknown.Count > 0) throw AwsException.Validation($"Invalid template property or properties [{string.Join(", ", unknown)}]");
        if (root["AWSTemplateFormatVersion"] is Scalar { Text: not "2010-09-09" } version)
            throw Format($"unsupported value for AWSTemplateFormatVersion.", version.At);
        var transforms = Transforms(root["Transform"]);
        if (transforms.Contains("AWS::LanguageExtensions")) root = ForEach.Expand(root);
        if (root["Resources"] is not Mapping { Entries.Count: > 0 } resources)
            throw Format("At least one Resources member must be defined.");
        var template = new Template
        {
            FormatVersion = (root["AWSTemplateFormatVersion"] as Scalar)?.Text,
            Description = Description(root["Description"]),
            Metadata = root["Metadata"],
            Transforms = transforms,
            Parameters = Section(root, "Parameters").ToDictionary(entry => entry.Key, ParameterReader.Read),
            Mappings = Section(root, "Mappings").ToDictionary(entry => entry.Key, entry => AsMapping(entry, "Mappings")),
            Conditions = Section(root, "Conditions").ToDictionary(entry => entry.Key, entry => entry.Value),
            Rules = Section(root, "Rules").ToDictionary(entry => entry.Key, entry => AsMapping(entry, "Rules")),
            Resources = resources.Entries.ToDictionary(entry => entry.Key, Resource),
            Outputs = Section(root, "Outputs").ToDictionary(entry => entry.Key, Output),
        };
        Limits(template);
        References.Check(template);
        return template;
    }

    /// <summary>What transforms make of a text; the text itself when it has none.</summary>
    public static string Processed(string text)
    {
        var root = Root(text);
        return Transforms(root["Transform"]).Contains("AWS::LanguageExtensions") ? NodeJson.Write(ForEach.Expand(root)) : text;
    }

    private static Mapping Root(string text)
    {
        var parsed = TemplateText.Parse(text);
        if (parsed.Root is Mapping mapping) return mapping;
        if (parsed.Problems.Count == 0) throw Format("unsupported structure.");
        var problem = parsed.Problems[0];
        var kind = text.TrimStart().StartsWith('{') ? "JSON" : "YAML";
        throw Format($"{kind} not well-formed. ({problem.At}) {problem.Message}");
    }

    private static IEnumerable<Entry> Section(Mapping root, string name)
    {
        if (root[name] is null) yield break;
        if (root[name] is not Mapping section) throw Format($"{name} section must be an object.");
        foreach (var entry in section.Entries)
        {
            if (!Name().IsMatch(entry.Key)) throw Format($"{name.TrimEnd('s')} name {entry.Key} is non alphanumeric.");
            yield return entry;
        }
    }

    private static ResourceDeclaration Resource(Entry entry)
    {
        if (!Name().IsMatch(entry.Key)) throw Format($"Resource name {entry.Key} is non alphanumeric.");
        if (entry.Value is not Mapping body) throw Format("Every Resources member must be an object.");
        foreach (var attribute in body.Entries)
            if (!ResourceAttributes.Contains(attribute.Key))
                throw AwsException.Validation($"Invalid template resource property '{attribute.Key}'");
        if (body["Type"] is not Scalar type) throw Format($"Every Resources object must contain a Type member.");
        if (body["Properties"] is not (null or Mapping)) throw Format("Every Properties member must be an object.");
        return new ResourceDeclaration(
            entry.Key, type.Text, body["Properties"] as Mapping, DependsOn(body["DependsOn"]), (body["Condition"] as Scalar)?.Text,
            body["DeletionPolicy"], body["UpdateReplacePolicy"], body["CreationPolicy"], body["UpdatePolicy"], body["Metadata"]);
    }

    private static List<string> DependsOn(Node? node) => node switch
    {
        null => [],
        Scalar one => [one.Text],
        Sequence many when many.Items.All(item => item is Scalar) => [.. many.Items.Cast<Scalar>().Select(item => item.Text)],
        _ => throw Format("Every DependsOn value must be a string."),
    };

    private static OutputDeclaration Output(Entry entry)
    {
        if (entry.Value is not Mapping body) throw Format("Every Outputs member must be an object.");
        if (body["Value"] is not { } value) throw Format($"Every Outputs member must contain a Value object");
        return new OutputDeclaration(
            entry.Key, value, (body["Description"] as Scalar)?.Text, (body["Condition"] as Scalar)?.Text, (body["Export"] as Mapping)?["Name"]);
    }

    private static List<string> Transforms(Node? node) => node switch
    {
        null => [],
        Scalar one => [one.Text],
        Sequence many => [.. many.Items.OfType<Scalar>().Select(item => item.Text)],
        _ => throw Format("Transform must be a string or a list of strings."),
    };

    private static string? Description(Node? node) => node switch
    {
        null => null,
        Scalar { Text.Length: <= 1024 } text => text.Text,
        Scalar => throw Format("'Description' length is greater than 1024."),
        _ => throw Format("Description member must be a string."),
    };

    private static Mapping AsMapping(Entry entry, string section) =>
        entry.Value as Mapping ?? throw Format($"Every {section} member must be an object.");

    private static void Limits(Template template)
    {
        Limit("resources", template.Resources.Count, 500);
        Limit("parameters", template.Parameters.Count, 200);
        Limit("outputs", template.Outputs.Count, 200);
        Limit("mappings", template.Mappings.Count, 200);
        var strangers = template.Resources.Values.Select(r => r.Type).Where(type => !TypeFacts.LooksKnown(type)).Distinct().ToList();
        if (strangers.Count > 0) throw Format($"Unrecognized resource types: [{string.Join(", ", strangers)}]");
    }

    private static void Limit(string what, int count, int most)
    {
        if (count > most) throw Format($"Number of {what}, {count}, is greater than maximum allowed, {most}");
    }

    internal static AwsException Format(string message) => AwsException.Validation($"Template format error: {message}");

    internal static AwsException Format(string message, Position at) => AwsException.Validation($"Template format error: {message} ({at})");

    [GeneratedRegex("^[a-zA-Z0-9]{1,255}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
