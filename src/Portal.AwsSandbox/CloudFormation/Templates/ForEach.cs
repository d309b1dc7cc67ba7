using Portal.AwsSandbox.Wire;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>
/// Fn::ForEach of the language extensions: written out before anything else. Collections must be lists of literals here;
/// lists that come from parameters are refused, and say so.
/// </summary>
internal static class ForEach
{
    private const string Start = "Fn::ForEach::";

    public static Mapping Expand(Mapping root) => (Mapping)Expand((Node)root);

    private static Node Expand(Node node) => node switch
    {
        Sequence sequence => sequence with { Items = [.. sequence.Items.Select(Expand)] },
        Mapping mapping => mapping with { Entries = [.. mapping.Entries.SelectMany(Expand)] },
        _ => node,
    };

    private static IEnumerable<Entry> Expand(Entry entry)
    {
        if (!entry.Key.StartsWith(Start, StringComparison.Ordinal)) return [entry with { Value = Expand(entry.Value) }];
        if (entry.Value is not Sequence { Items: [Scalar identifier, Sequence collection, Mapping body] })
            throw AwsException.Validation($"Template error: {entry.Key} requires an identifier, a list of literals and a map");
        return collection.Items.OfType<Scalar>().SelectMany(item =>
            body.Entries.SelectMany(each => Expand(Replace(each, identifier.Text, item.Text))));
    }

    private static Entry Replace(Entry entry, string name, string value) =>
        entry with { Key = Replace(entry.Key, name, value), Value = Replace(entry.Value, name, value) };

    private static Node Replace(Node node, string name, string value) => node switch
    {
        Scalar scalar => scalar with { Text = Replace(scalar.Text, name, value) },
        Sequence sequence => sequence with { Items = [.. sequence.Items.Select(item => Replace(item, name, value))] },
        Mapping { Entries: [{ Key: "Ref", Value: Scalar referred }] } when referred.Text == name =>
            new Scalar(value, ScalarKind.String, node.At),
        Mapping mapping => mapping with { Entries = [.. mapping.Entries.Select(entry => Replace(entry, name, value))] },
        _ => node,
    };

    // &{Name} is the same with everything but letters and digits left out, for use in logical ids.
    private static string Replace(string text, string name, string value) => text
        .Replace("${" + name + "}", value, StringComparison.Ordinal)
        .Replace("&{" + name + "}", string.Concat(value.Where(char.IsAsciiLetterOrDigit)), StringComparison.Ordinal);
}
