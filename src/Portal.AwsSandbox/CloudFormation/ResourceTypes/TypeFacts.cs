using System.Text.RegularExpressions;

namespace Portal.AwsSandbox.CloudFormation.ResourceTypes;

/// <summary>Whether changing a property needs a new resource; the words of ResourceTargetDefinition.RequiresRecreation.</summary>
public enum Recreation { Never, Conditionally, Always }

/// <summary>What is known of a resource type, from the embedded table <c>facts.txt</c>.</summary>
public sealed partial class TypeFacts
{
    private static readonly Dictionary<string, TypeFacts> All = Load();

    private readonly Dictionary<string, string[]> lines = [];

    public required string Type { get; init; }

    public IReadOnlyList<string> Identifier => Line("identifier");

    public IReadOnlyList<string> Required => Line("required");

    public IReadOnlyList<string> Properties => Line("properties");

    /// <summary>Properties that no read returns; drift detection can't see them.</summary>
    public IReadOnlyList<string> Unreadable => Line("unreadable");

    /// <summary>The property that holds tags; null when the type can't be tagged, or not be tagged anew.</summary>
    public string? Tags => Line("tags") is [var tags] ? tags : null;

    public static IEnumerable<string> Types => All.Keys;

    /// <summary>Null for a type this table does not hold.</summary>
    public static TypeFacts? Find(string type) => All.GetValueOrDefault(
        type.StartsWith("Custom::", StringComparison.Ordinal) ? "AWS::CloudFormation::CustomResource" : type);

    /// <summary>True for a type that is in the table, or at least has the form of one: unknown types are simulated plainly.</summary>
    public static bool LooksKnown(string type) => All.ContainsKey(type) || Form().IsMatch(type);

    public bool HasAttribute(string attribute) =>
        Line("attributes").Any(known => known == attribute || known.EndsWith(".*", StringComparison.Ordinal) && attribute.StartsWith(known[..^1], StringComparison.Ordinal) || known == ".*");

    /// <param name="path">A property, or a path below one with slashes.</param>
    public Recreation Recreation(string path)
    {
        if (Line("always").Any(known => Covers(known, path))) return ResourceTypes.Recreation.Always;
        return Line("perhaps").Any(known => Covers(known, path)) ? ResourceTypes.Recreation.Conditionally : ResourceTypes.Recreation.Never;
    }

    // Steps into a list are written "*" in the table and as numbers in a path.
    private static bool Covers(string known, string path)
    {
        string[] wanted = known.Split('/'), steps = path.Split('/');
        for (var n = 0; n < Math.Min(wanted.Length, steps.Length); n++)
            if (wanted[n] != steps[n] && wanted[n] != "*") return false;
        return true;
    }

    private string[] Line(string name) => lines.GetValueOrDefault(name, []);

    private static Dictionary<string, TypeFacts> Load()
    {
        using var stream = typeof(TypeFacts).Assembly.GetManifestResourceStream("facts.txt")!;
        using var reader = new StreamReader(stream);
        var all = new Dictionary<string, TypeFacts>();
        TypeFacts? current = null;
        while (reader.ReadLine() is { } line)
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                current!.lines[words[0]] = words[1..];
            }
            else if (line.Length > 0 && line[0] != '#')
                all[line] = current = new TypeFacts { Type = line };
        return all;
    }

    [GeneratedRegex("^(AWS::[A-Za-z0-9]+::[A-Za-z0-9]+|Custom::[A-Za-z0-9_@-]{1,60})$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
