using System.Globalization;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Reading;

/// <summary>One mapping of the template, read field by field; whatever has the wrong shape goes to the log with its path.</summary>
internal sealed class Fields(Mapping mapping, string path, ProblemLog log)
{
    public Position At => mapping.At;

    public Mapping Body => mapping;

    public Node? Node(string key) => mapping[key] is Scalar { Kind: ScalarKind.Null } ? null : mapping[key];

    public string? Text(string key, int longest = int.MaxValue)
    {
        if (Node(key) is not { } node) return null;
        if (node is not Scalar scalar)
        {
            Report(key, $"{key} must be plain text.");
            return null;
        }
        if (scalar.Text.Length > longest) Report(key, $"{key} has {scalar.Text.Length:N0} characters; {longest:N0} are allowed.");
        return ScalarText.Of(scalar);
    }

    /// <summary>A name, verbatim: a condition may well be called Yes.</summary>
    public string? Name(string key) => Text(key) is null ? null : ((Scalar)mapping[key]!).Text;

    public string? Required(string key)
    {
        if (mapping[key] is null) log.Add($"{key} is missing here.", mapping.At, PathOf(key));
        return Text(key);
    }

    public bool Flag(string key)
    {
        var text = Text(key);
        if (text is not (null or "true" or "false")) Report(key, $"{key} must be true or false.");
        return text == "true";
    }

    public int? Count(string key)
    {
        if (Number(key) is not { } number) return null;
        if (number is >= 0 and <= int.MaxValue && number == decimal.Truncate(number)) return (int)number;
        Report(key, $"{key} must be a whole number from 0.");
        return null;
    }

    public decimal? Number(string key)
    {
        if (Text(key) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        Report(key, $"{key} must be a number.");
        return null;
    }

    public IReadOnlyList<string> Texts(string key) => [.. Scalars(key).Select(ScalarText.Of)];

    /// <summary>One name or a list of names, verbatim.</summary>
    public IReadOnlyList<string> Names(string key) => [.. (Node(key) is Scalar one ? [one] : Scalars(key)).Select(name => name.Text)];

    /// <summary>The mapping under <paramref name="key"/> as fields, or null when it is absent or no mapping.</summary>
    public Fields? Mapping(string key) => Node(key) is { } node ? Below(key, node) : null;

    /// <summary>As <see cref="Mapping"/>, for an entry at hand: looking each of thousands up by its key would take quadratic time.</summary>
    public Fields? Below(Entry entry) => entry.Value is Scalar { Kind: ScalarKind.Null } ? null : Below(entry.Key, entry.Value);

    /// <summary>The entries of the section <paramref name="key"/>, each a mapping of its own; loops and includes are left to the evaluation.</summary>
    public IEnumerable<(Entry Entry, Fields Fields)> Declarations(string key, int longestName)
    {
        if (Mapping(key) is not { } section) yield break;
        foreach (var entry in section.Body.Entries)
        {
            if (Loops.IsLoop(entry.Key) || entry.Key == "Fn::Transform") continue;
            section.CheckName(entry, longestName);
            if (section.Below(entry) is { } fields) yield return (entry, fields);
        }
    }

    public void AllowOnly(IReadOnlySet<string> known, string what)
    {
        foreach (var entry in mapping.Entries)
            if (!known.Contains(entry.Key) && !Loops.IsLoop(entry.Key) && entry.Key != "Fn::Transform")
                log.Add($"{entry.Key} is not an attribute of {what}.", entry.At, PathOf(entry.Key));
    }

    public void Report(string key, string message) => log.Add(message, mapping[key]?.At ?? mapping.At, PathOf(key));

    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private Fields? Below(string key, Node node)
    {
        if (node is Mapping below) return new Fields(below, PathOf(key), log);
        log.Add($"{key} must be a mapping.", node.At, PathOf(key));
        return null;
    }

    private IEnumerable<Scalar> Scalars(string key)
    {
        if (Node(key) is not { } node) return [];
        if (node is Sequence sequence && sequence.Items.All(item => item is Scalar)) return sequence.Items.Cast<Scalar>();
        Report(key, $"{key} must be a list of plain values.");
        return [];
    }

    private void CheckName(Entry entry, int longest)
    {
        if (entry.Key.Length == 0 || !entry.Key.All(char.IsAsciiLetterOrDigit))
            log.Add($"The name \"{entry.Key}\" may have only the letters A–Z and a–z and the digits 0–9.", entry.At, PathOf(entry.Key));
        else if (entry.Key.Length > longest)
            log.Add($"The name {entry.Key[..20]}… has {entry.Key.Length:N0} characters; {longest:N0} are allowed.", entry.At, PathOf(entry.Key));
    }
}
