using Portal.Domain.ChangeSets;

namespace Portal.Costs.Leftovers;

/// <summary>What is left of an environment, in words.</summary>
internal static class LeftoverWords
{
    /// <summary>"snapshot of Database; AssetsBucket, LogsBucket, Key"; null where no plan is known.</summary>
    public static string? Kept(LeftoverView view) => view.Kept.Count == 0 ? null : string.Join(", ", view.Kept.OrderByDescending(IsSnapshot).ThenBy(resource => resource.LogicalId, StringComparer.Ordinal).Select(Of));

    /// <summary>"RDS 5.70, S3 2.60", USD a month.</summary>
    public static string Services(LeftoverView view) => string.Join(", ", view.Services.Select(each => $"{each.Title} {Platform.Ui.Figures.Cents(each.Monthly)}"));

    private static string Of(PlannedResource resource) => IsSnapshot(resource) ? $"final snapshot of {resource.LogicalId}" : resource.LogicalId;

    private static bool IsSnapshot(PlannedResource resource) => resource.Fate.Contains("snapshot", StringComparison.Ordinal);
}
