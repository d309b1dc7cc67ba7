namespace Portal.Domain.Costs;

/// <summary>Whether Cost Explorer groups by the portal's tag.</summary>
public enum CostTagStatus { Unknown, NotSeen, Inactive, Active }

public static class CostTags
{
    /// <summary>The cost-allocation tag: every resource of an environment carries it.</summary>
    public const string Key = "portal:environment-id";

    /// <returns>What is wrong and what to do; null when nothing is.</returns>
    public static string? Advice(this CostTagStatus status, string payer) => status switch
    {
        CostTagStatus.NotSeen => $"No usage with the tag {Key} has reached the bill of account {payer} yet. It does so about a day after the first environment stands; then the tag can be activated.",
        CostTagStatus.Inactive => $"The tag {Key} is not active as a cost-allocation tag, so nothing is billed by environment. Activate it here, or in the billing console of account {payer}; it counts within a day, for use from then on.",
        _ => null,
    };
}
