using System.Collections.Frozen;

namespace Portal.CloudFormation.Diff;

/// <summary>What changes of properties do to resources, from <c>replacement.txt</c>.</summary>
internal sealed class ReplacementTable
{
    private const string File = "replacement.txt";

    private readonly FrozenDictionary<string, TypeRules> types;

    private ReplacementTable(FrozenDictionary<string, TypeRules> types) => this.types = types;

    public static ReplacementTable Current { get; } = Read();

    public IEnumerable<string> Types => types.Keys;

    /// <summary>Null when the table doesn't know the type.</summary>
    public TypeRules? Of(string type) => types.GetValueOrDefault(type);

    private static ReplacementTable Read()
    {
        var read = new Dictionary<string, TypeRules>();
        TypeRules? current = null;
        using var stream = typeof(ReplacementTable).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"{File} is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is [] or ["#", ..]) continue;
            if (!line.StartsWith(' ')) read[words[0]] = current = new TypeRules();
            else if (current is null) throw new InvalidOperationException($"{File} has properties before the first type.");
            else current.Add(words[0], words[1..]);
        }
        return new ReplacementTable(read.ToFrozenDictionary());
    }
}

/// <summary>The rules of one type; paths of properties are joined with dots, without indices.</summary>
internal sealed class TypeRules
{
    private readonly Dictionary<string, PropertyRule> properties = [];
    private readonly HashSet<string> renewed = [];

    public IReadOnlyDictionary<string, PropertyRule> Properties => properties;

    public bool Renews(string attribute) => renewed.Contains(attribute);

    /// <summary>The rule for a changed path: of itself, of something it is part of, or of something that is part of it.</summary>
    public PropertyRule? For(string path)
    {
        foreach (var (ruled, rule) in properties)
            if (path == ruled || IsWithin(path, ruled) || IsWithin(ruled, path)) return rule;
        return null;
    }

    public void Add(string keyword, IEnumerable<string> names)
    {
        if (keyword == "renews")
        {
            renewed.UnionWith(names);
            return;
        }
        var rule = keyword switch
        {
            "will" => PropertyRule.Will,
            "may" => PropertyRule.May,
            "open" => PropertyRule.Open,
            "interrupts" => PropertyRule.Interrupts,
            _ => throw new InvalidOperationException($"replacement.txt has the unknown word {keyword}."),
        };
        foreach (var name in names) properties.Add(name, rule);
    }

    private static bool IsWithin(string inner, string outer) =>
        inner.Length > outer.Length && inner[outer.Length] == '.' && inner.StartsWith(outer, StringComparison.Ordinal);
}

internal enum PropertyRule { Will, May, Open, Interrupts }
