using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Tests.Evaluation;

/// <summary>A value on one line: known text bare, unknown text in angle brackets.</summary>
internal static class Shown
{
    public static string Of(Value? value) => value switch
    {
        null => "nothing",
        KnownScalar scalar => scalar.Text,
        Unknown unknown => $"<{unknown.Symbol}>",
        KnownList list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        KnownMap map => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Of(e.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
