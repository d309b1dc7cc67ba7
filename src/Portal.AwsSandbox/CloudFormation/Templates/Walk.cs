using System.Text.RegularExpressions;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>A reference found in a template: <paramref name="Attribute"/> is null for Ref.</summary>
public sealed record Reference(string Name, string? Attribute);

/// <summary>Finds what an expression refers to, without evaluating it.</summary>
public static partial class Walk
{
    /// <summary>Ref, Fn::GetAtt and the names in Fn::Sub; of Fn::If only the branch that <paramref name="condition"/> takes, both when null.</summary>
    public static IEnumerable<Reference> References(Node? node, Func<string, bool>? condition = null)
    {
        switch (node)
        {
            case Sequence sequence:
                foreach (var item in sequence.Items)
                    foreach (var found in References(item, condition)) yield return found;
                break;
            case Mapping { Entries: [var only] } when only.Key is "Ref" or "Fn::GetAtt" or "Fn::Sub" or "Fn::If":
                foreach (var found in OfFunction(only, condition)) yield return found;
                break;
            case Mapping mapping:
                foreach (var entry in mapping.Entries)
                    foreach (var found in References(entry.Value, condition)) yield return found;
                break;
        }
    }

    /// <summary>Names of conditions that Fn::If and Condition refer to.</summary>
    public static IEnumerable<string> Conditions(Node? node) => node switch
    {
        Sequence sequence => sequence.Items.SelectMany(Conditions),
        Mapping { Entries: [{ Key: "Fn::If", Value: Sequence { Items: [Scalar name, ..] } branches }] } =>
            branches.Items.Skip(1).SelectMany(Conditions).Prepend(name.Text),
        Mapping mapping => mapping.Entries.SelectMany(entry => Conditions(entry.Value)),
        _ => [],
    };

    /// <summary>The names in <c>${…}</c>; <c>${!literal}</c> is none.</summary>
    [GeneratedRegex(@"\$\{([^!}][^}]*)\}", RegexOptions.NonBacktracking)]
    public static partial Regex SubNames();

    private static IEnumerable<Reference> OfFunction(Entry call, Func<string, bool>? condition) => call switch
    {
        { Key: "Ref", Value: Scalar name } => [new Reference(name.Text, null)],
        { Key: "Fn::GetAtt", Value: Sequence { Items: [Scalar resource, var attribute, ..] rest } } =>
            References(attribute, condition).Prepend(new Reference(resource.Text, string.Join('.', rest.Skip(1).OfType<Scalar>().Select(s => s.Text)))),
        { Key: "Fn::GetAtt", Value: Scalar path } => [OfPath(path.Text)],
        { Key: "Fn::Sub", Value: Scalar text } => InText(text.Text, []),
        { Key: "Fn::Sub", Value: Sequence { Items: [Scalar text, Mapping names] } } =>
            InText(text.Text, [.. names.Entries.Select(entry => entry.Key)])
                .Concat(names.Entries.SelectMany(entry => References(entry.Value, condition))),
        { Key: "Fn::If", Value: Sequence { Items: [Scalar name, var yes, var no] } } when condition is not null =>
            References(condition(name.Text) ? yes : no, condition),
        _ => References(call.Value, condition),
    };

    private static IEnumerable<Reference> InText(string text, HashSet<string> own)
    {
        foreach (Match match in SubNames().Matches(text))
        {
            var name = match.Groups[1].Value.Trim();
            if (!own.Contains(name)) yield return name.Contains("::", StringComparison.Ordinal) ? new Reference(name, null) : OfPath(name);
        }
    }

    private static Reference OfPath(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? new Reference(path, null) : new Reference(path[..dot], path[(dot + 1)..]);
    }
}
