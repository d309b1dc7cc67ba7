using Portal.CloudFormation.Evaluation;

namespace Portal.Catalog.Versions;

/// <summary>An evaluated value as people read it: lists in brackets, what only AWS knows as its symbol.</summary>
public static class ValueText
{
    public static string Of(Value value) => value switch
    {
        KnownScalar scalar => scalar.Text.Length == 0 ? "empty" : scalar.Text,
        Unknown unknown => unknown.Symbol,
        KnownList list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        KnownMap map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Of(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException($"A value that nobody foresaw: {value.GetType().Name}."),
    };
}
