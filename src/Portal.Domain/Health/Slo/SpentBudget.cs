namespace Portal.Domain.Health;

/// <summary>One stretch of trouble and what it cost.</summary>
/// <param name="Share">Of what was spent of the budget in the window, from 0 to 1.</param>
/// <param name="Minutes">Of the budget.</param>
/// <param name="Cause">The events that stand beside it, in words; empty when nothing is known.</param>
public sealed record SpentBudget(DateTimeOffset From, DateTimeOffset To, long Failed, double Share, double Minutes, string Cause);
