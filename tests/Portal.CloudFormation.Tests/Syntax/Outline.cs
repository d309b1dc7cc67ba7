using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Tests.Syntax;

/// <summary>A tree on one line, with strings quoted and every other scalar bare: <c>{A: ["x", 1]}</c>.</summary>
internal static class Outline
{
    public static string Of(Node? node) => node switch
    {
        null => "nothing",
        Scalar { Kind: ScalarKind.String } text => $"\"{text.Text}\"",
        Scalar { Kind: ScalarKind.Null } => "null",
        Scalar scalar => scalar.Text,
        Sequence sequence => $"[{string.Join(", ", sequence.Items.Select(Of))}]",
        Mapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(e => $"{e.Key}: {Of(e.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    public static string OfText(string text)
    {
        var parsed = TemplateText.Parse(text);
        parsed.Problems.ShouldBeEmpty();
        return Of(parsed.Root);
    }
}
