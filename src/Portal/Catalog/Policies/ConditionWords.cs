using Portal.Domain.Catalog.Policies;

namespace Portal.Catalog.Policies;

/// <summary>A rule's condition as people say it: <c>stage is production and inputs.DbBackupDays is below 14</c>.</summary>
public static class ConditionWords
{
    public static string Of(Condition condition) => condition switch
    {
        Condition.All { Parts: [] } => "always",
        Condition.Any { Parts: [] } => "never",
        Condition.All all => Join(all.Parts, " and "),
        Condition.Any any => Join(any.Parts, " or "),
        Condition.Not { Part: Condition.Test test } => $"not: {Of(test)}",
        Condition.Not not => $"not ({Of(not.Part)})",
        Condition.Test test => $"{test.Field} {Verb(test.Comparison)} {string.Join(" or ", test.Values)}".TrimEnd(),
        _ => throw new InvalidOperationException($"A condition that nobody foresaw: {condition.GetType().Name}."),
    };

    private static string Join(IReadOnlyList<Condition> parts, string word) =>
        string.Join(word, parts.Select(part => part is Condition.Test or Condition.Not || parts.Count == 1 ? Of(part) : $"({Of(part)})"));

    private static string Verb(Comparison comparison) => comparison switch
    {
        Comparison.EqualTo or Comparison.OneOf => "is",
        Comparison.NotEqualTo or Comparison.NoneOf => "is not",
        Comparison.Below => "is below",
        Comparison.AtMost => "is at most",
        Comparison.Above => "is above",
        Comparison.AtLeast => "is at least",
        Comparison.StartsWith => "starts with",
        Comparison.Present => "is known",
        Comparison.Absent => "is not known",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };
}
