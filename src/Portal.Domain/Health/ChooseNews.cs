using Portal.Domain.Notifications;

namespace Portal.Domain.Health;

/// <summary>What people are to be told of an environment after a pass.</summary>
/// <param name="Lines">Sentences, gravest first.</param>
/// <param name="IsHeld">Quiet hours hold it back; it is told with the next news, or when they are over.</param>
public sealed record HealthNews(NotificationKind Kind, HealthState State, IReadOnlyList<string> Lines, bool IsHeld)
{
    public string Title(string name) => Kind switch
    {
        NotificationKind.BudgetBurning => $"Error budget burns: {name}",
        NotificationKind.ZoneLost => $"Zone lost: {name}",
        NotificationKind.DatabaseFailedOver => $"Database failed over: {name}",
        NotificationKind.CapacityCeiling => $"At its maximum: {name}",
        NotificationKind.HealthRecovered => $"Healthy again: {name}",
        _ => $"{State}: {name}",
    };
}

/// <summary>Chooses what is worth telling: grouped, with recovery, and not what a deployment means to do.</summary>
public static class ChooseNews
{
    public static HealthNews? Of(HealthBefore before, EnvironmentHealth after, IReadOnlyList<HealthEvent> events, bool isChanging, bool isQuiet, DateTimeOffset now)
    {
        var lines = new List<(NotificationKind Kind, string Line)>();
        var told = after.ToldState ?? HealthState.Healthy;
        if (after.State is HealthState.Down && told is not HealthState.Down) lines.Add((NotificationKind.HealthWorse, $"It is down: {Reason(after, now)}."));
        // What is degraded while a deployment runs may be meant so; it is told when the deployment is over and it still is.
        else if (after.State is HealthState.Degraded && told is not (HealthState.Down or HealthState.Degraded) && !isChanging) lines.Add((NotificationKind.HealthWorse, $"It is degraded: {Reason(after, now)}."));
        else if (after.State is HealthState.Degraded && told is HealthState.Down) lines.Add((NotificationKind.HealthWorse, $"It is up again, and degraded: {Reason(after, now)}."));
        else if (after.State is HealthState.Unknown && told is HealthState.Healthy && before.State is not HealthState.Unknown && after.ToldState is not null && !after.Seen.IsAsleep) lines.Add((NotificationKind.HealthWorse, $"Nobody can say how it is: {Reason(after, now)}."));
        else if (after.State is HealthState.Healthy && told is not HealthState.Healthy) lines.Add((NotificationKind.HealthRecovered, "It is healthy again."));
        foreach (var one in events)
            if (KindOf(one) is { } kind) lines.Add((kind, one.Text.Length > 0 ? $"{one.Title}: {one.Text}." : $"{one.Title}."));
        if (lines.Count == 0) return after.Held.Count > 0 && !isQuiet ? new HealthNews(NotificationKind.HealthWorse, after.State, [.. after.Held], false) : null;
        var gravest = lines.MinBy(line => Rank(line.Kind)).Kind;
        var isGrave = after.State is HealthState.Down || after.Burning is BurnLevel.Page || gravest is NotificationKind.ZoneLost;
        var fresh = lines.OrderBy(line => Rank(line.Kind)).Select(line => line.Line).Distinct();
        return new HealthNews(gravest, after.State, isQuiet && !isGrave ? [.. fresh] : [.. after.Held, .. fresh], isQuiet && !isGrave);
    }

    private static string Reason(EnvironmentHealth health, DateTimeOffset now) =>
        WorstTier.Of(health.Tiers)?.Tier.Reason(now) is { Length: > 0 } reason ? reason : health.Reason;

    private static NotificationKind? KindOf(HealthEvent one) => one.Kind switch
    {
        HealthEventKind.ZoneLost or HealthEventKind.ZoneBack => NotificationKind.ZoneLost,
        HealthEventKind.DatabaseFailover => NotificationKind.DatabaseFailedOver,
        HealthEventKind.Ceiling or HealthEventKind.CeilingOver => NotificationKind.CapacityCeiling,
        HealthEventKind.Burn when one.Title.EndsWith("page", StringComparison.Ordinal) => NotificationKind.BudgetBurning,
        HealthEventKind.BurnOver => NotificationKind.BudgetBurning,
        _ => null,
    };

    private static int Rank(NotificationKind kind) => kind switch
    {
        NotificationKind.ZoneLost => 0,
        NotificationKind.HealthWorse => 1,
        NotificationKind.DatabaseFailedOver => 2,
        NotificationKind.BudgetBurning => 3,
        NotificationKind.CapacityCeiling => 4,
        _ => 5,
    };
}
