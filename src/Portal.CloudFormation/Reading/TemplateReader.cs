using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Reading;

/// <summary>Tells the sections of a template apart and checks their shapes, as far as that needs no parameter values.</summary>
internal static class TemplateReader
{
    private const string ServerlessTransform = "AWS::Serverless-2016-10-31";

    private static readonly HashSet<string> Sections =
    [
        "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions", "Transform",
        "Resources", "Outputs", "Hooks",
    ];

    public static TemplateReading Read(Node root)
    {
        var log = new ProblemLog();
        if (root is not Mapping top)
        {
            log.Add("A template is a mapping with sections such as Resources; this is not a mapping.", root.At, "");
            return new TemplateReading(null, log.All);
        }
        NullValues.Report(top, log);
        var fields = new Fields(top, "", log);
        var transforms = ReadTransforms(fields);
        CheckSections(top, transforms, log);
        CheckVersion(fields);
        var loops = Loops.Any(top);
        if (loops && !transforms.Contains(Loops.Transform))
            log.Add($"Fn::ForEach needs the line \"Transform: {Loops.Transform}\".", Loops.First(top), "Transform");

        var template = new Template
        {
            Root = top,
            Description = fields.Text("Description", longest: 1_024),
            Transforms = transforms,
            HasLoops = loops,
            Parameters = ParameterSection.Read(fields),
            Rules = RuleSection.Read(fields),
            Mappings = MappingSection.Read(fields),
            Conditions = ConditionSection.Read(fields),
            Resources = ResourceSection.Read(fields),
            Outputs = OutputSection.Read(fields),
        };
        return new TemplateReading(log.All.Count == 0 ? template : null, log.All);
    }

    private static void CheckSections(Mapping top, IReadOnlyList<string> transforms, ProblemLog log)
    {
        foreach (var entry in top.Entries)
        {
            if (Sections.Contains(entry.Key) || entry.Key == "Fn::Transform") continue;
            if (entry.Key == "Globals" && transforms.Contains(ServerlessTransform)) continue;
            log.Add($"{entry.Key} is not a section of a template.", entry.At, entry.Key);
        }
    }

    private static void CheckVersion(Fields fields)
    {
        if (fields.Text("AWSTemplateFormatVersion") is { } version && version != "2010-09-09")
            fields.Report("AWSTemplateFormatVersion", $"The only format version there is is 2010-09-09; this says {version}.");
    }

    /// <summary>One name, a list of names, or mappings with a Name and parameters.</summary>
    private static List<string> ReadTransforms(Fields fields)
    {
        var names = new List<string>();
        var node = fields.Node("Transform");
        IReadOnlyList<Node> items = node switch { null => [], Sequence many => many.Items, _ => [node] };
        foreach (var item in items)
        {
            if (item is Scalar { Kind: ScalarKind.String } name) names.Add(name.Text);
            else if (item is Mapping mapping && (mapping["Name"] ?? (mapping["Fn::Transform"] as Mapping)?["Name"]) is Scalar named) names.Add(named.Text);
            else fields.Report("Transform", "A transform is a name, or a mapping with a Name.");
        }
        return names;
    }
}
