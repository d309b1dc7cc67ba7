using System.Globalization;
using Portal.CloudFormation.Syntax;

namespace Portal.Catalog;

/// <summary>Typed looks at a YAML tree; a wrong shape is told with its place and read as empty, so that reading goes on.</summary>
internal sealed class YamlView(Action<Position?, string> fault)
{
    /// <summary>In characters. No sentence, label or value of these files comes near it, and what is longer could not be shown.</summary>
    private const int LongestText = 10_000;

    public Mapping Map(Node node, string what)
    {
        if (node is Mapping map) return map;
        fault(node.At, $"'{what}' must be a mapping (key: value).");
        return new Mapping([], node.At);
    }

    public IReadOnlyList<Node> List(Node? node, string what)
    {
        if (node is null) return [];
        if (node is Sequence list) return list.Items;
        fault(node.At, $"'{what}' must be a list (lines that start with '-').");
        return [];
    }

    public string Text(Mapping map, string key)
    {
        if (map[key] is { } node) return TextOf(node, key);
        fault(map.At, $"'{key}' is missing.");
        return "";
    }

    public string? OptionalText(Mapping map, string key) => map[key] is { } node ? TextOf(node, key) : null;

    public string TextOf(Node node, string what)
    {
        if (node is Scalar { Kind: not ScalarKind.Null } scalar)
        {
            if (scalar.Text.Length > LongestText) fault(node.At, $"'{what}' has {scalar.Text.Length:N0} characters; at most {LongestText:N0} are read.");
            return scalar.Text;
        }
        fault(node.At, $"'{what}' must be a text.");
        return "";
    }

    public decimal Number(Mapping map, string key)
    {
        var text = Text(map, key);
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return number;
        if (text.Length > 0) fault(map[key]!.At, $"'{key}' must be a number.");
        return 0;
    }

    /// <summary>A whole number within limits; the least of them when it is none.</summary>
    public int Whole(Mapping map, string key, int least, int most)
    {
        var text = Text(map, key);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        if (text.Length > 0) fault(map[key]!.At, $"'{key}' is a whole number from {least} to {most}.");
        return least;
    }

    public decimal? OptionalNumber(Mapping map, string key) => map[key] is null ? null : Number(map, key);

    public IReadOnlyList<string> Texts(Node? node, string what) => List(node, what).Select(item => TextOf(item, what)).ToList();

    public Dictionary<string, string> TextMap(Node node, string what) =>
        Map(node, what).Entries.ToDictionary(entry => entry.Key, entry => entry.Value is Sequence list
            // A list parameter may be written as a list; CloudFormation takes it comma-separated.
            ? string.Join(",", list.Items.Select(item => TextOf(item, entry.Key)))
            : TextOf(entry.Value, entry.Key));
}
