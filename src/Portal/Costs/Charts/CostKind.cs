namespace Portal.Costs.Charts;

/// <summary>What an amount is: before, after, or ahead. They never look alike.</summary>
public enum CostKind { Estimate, Billed, Forecast }
