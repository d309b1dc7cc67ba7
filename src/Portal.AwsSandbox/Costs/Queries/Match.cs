using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Costs.Queries;

/// <summary>How the values of a filter are compared; without options, equal and in the same case.</summary>
internal sealed class Match
{
    private static readonly string[] Known = ["EQUALS", "ABSENT", "STARTS_WITH", "ENDS_WITH", "CONTAINS", "CASE_SENSITIVE", "CASE_INSENSITIVE", "GREATER_THAN_OR_EQUAL"];

    private readonly List<string> values;
    private readonly HashSet<string> options;
    private readonly StringComparison comparison;

    public Match(Members input, string key)
    {
        values = input.Texts("Values") ?? [];
        options = [.. input.Texts("MatchOptions") ?? []];
        if (options.FirstOrDefault(option => !Known.Contains(option)) is { } unknown)
            throw AwsException.Validation($"1 validation error detected: Value '[{unknown}]' at '{input.At("MatchOptions")}' failed to satisfy constraint: " +
                                          $"Member must satisfy constraint: [Member must satisfy enum value set: [{string.Join(", ", Known)}]]");
        if (options.Contains("GREATER_THAN_OR_EQUAL")) throw AwsException.Validation($"Match option GREATER_THAN_OR_EQUAL is not supported for {key}.");
        if (options.Contains("ABSENT") && values.Count > 0) throw AwsException.Validation("Values must be empty when the match option is ABSENT.");
        if (!options.Contains("ABSENT") && values.Count == 0) throw AwsException.Validation($"Values of {key} must not be empty.");
        comparison = options.Contains("CASE_INSENSITIVE") ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    }

    /// <param name="actual">Null when the line has no value.</param>
    /// <param name="shown">What a line without a value is called; filters may ask for it by that name.</param>
    public bool Holds(string? actual, string shown)
    {
        if (options.Contains("ABSENT")) return actual is null;
        var text = actual ?? shown;
        if (options.Contains("STARTS_WITH")) return values.Exists(value => text.StartsWith(value, comparison));
        if (options.Contains("ENDS_WITH")) return values.Exists(value => text.EndsWith(value, comparison));
        if (options.Contains("CONTAINS")) return values.Exists(value => text.Contains(value, comparison));
        return values.Exists(value => text.Equals(value, comparison));
    }
}
