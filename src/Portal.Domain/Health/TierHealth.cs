using System.Globalization;

namespace Portal.Domain.Health;

/// <summary>How a tier is, and why.</summary>
/// <param name="Rule">The rule that says so, by its name in <see cref="TierRules"/>; <c>well</c> when none did.</param>
/// <param name="Text">The reason without the time; empty when it is healthy.</param>
/// <param name="Since">Since when this rule says so.</param>
/// <param name="Better">A better judgement that has yet to hold for a while; null when there is none.</param>
/// <param name="BetterSince">Since when it holds.</param>
public sealed record TierHealth(HealthTier Tier, HealthState State, string Rule, string Text, DateTimeOffset Since, string? Better = null, DateTimeOffset? BetterSince = null)
{
    /// <summary>The reason with its time: "standby is rebuilding: no second zone for the database since 14:02". Empty when it is healthy.</summary>
    /// <param name="now">A time of another day is told with its date.</param>
    public string Reason(DateTimeOffset now) => Text.Length == 0 ? "" : $"{Text} since {Clock(Since, now)}";

    internal static string Clock(DateTimeOffset at, DateTimeOffset now) =>
        at.ToUniversalTime().ToString(at.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm" : "d MMM HH:mm", CultureInfo.InvariantCulture);
}
