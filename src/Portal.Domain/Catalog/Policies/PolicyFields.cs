namespace Portal.Domain.Catalog.Policies;

/// <summary>The fields that facts may have; a rule that names another one is refused when it is read.</summary>
public static class PolicyFields
{
    private static readonly string[] Prefixes = ["inputs.", "assumptions."];

    public static IReadOnlyList<string> Known { get; } =
    [
        "product", "preset", "kind", "name", "stage", "account", "region", "team", "requester", "costCentre",
        "cost.minimum", "cost.expected", "cost.maximum", "cost.position", "cost.isComplete", "band.floor", "band.ceiling",
        "availability.composed",
        "change.dataLoss", "change.replaces", "change.interrupts",
        "team.environments", "team.monthly",
        "lease.days",
        "findings.warnings", "findings.denials",
    ];

    public static bool IsKnown(string field) =>
        Known.Contains(field) || Prefixes.Any(prefix => field.Length > prefix.Length && field.StartsWith(prefix, StringComparison.Ordinal));
}
