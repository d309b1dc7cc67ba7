using System.Globalization;
using Portal.Domain.Health.Seen;

namespace Portal.Domain.Health;

/// <summary>How an environment stood before a pass, as far as what happens is told by the difference.</summary>
public sealed record HealthBefore(EnvironmentSeen Seen, HealthState State, IReadOnlyList<TierHealth> Tiers, IReadOnlyList<AlarmOff> Alarms, IReadOnlyList<string> LostZones, BurnLevel Burning)
{
    public static HealthBefore Of(EnvironmentHealth health) => new(health.Seen, health.State, health.Tiers, health.Alarms, health.LostZones, health.Burning);
}

/// <summary>Tells what happened between two passes by what differs.</summary>
public static class NoteEvents
{
    public static IReadOnlyList<HealthEvent> Between(HealthBefore before, EnvironmentHealth after, DateTimeOffset now)
    {
        HealthEvent Of(HealthEventKind kind, string title, string text = "", HealthState? state = null, HealthTier? tier = null, string? zone = null, DateTimeOffset? at = null) =>
            HealthEvent.Of(after.Id, kind, at ?? now, title, text, state, tier, zone);
        var (was, seen) = (before.Seen, after.Seen);
        List<HealthEvent> events = [];
        if (was.Database is { PrimaryZone: { } from } && seen.Database is { PrimaryZone: { } to } && from != to)
            events.Add(Of(HealthEventKind.DatabaseFailover, $"Database failed over, {from} to {to}", "", HealthState.Degraded, HealthTier.Database, to));
        if (Primary(was.Cache) is { } old && Primary(seen.Cache) is { } fresh && old.Id != fresh.Id)
            events.Add(Of(HealthEventKind.CacheFailover, $"Cache failed over, {old.Zone} to {fresh.Zone}", $"{old.Id} to {fresh.Id}; the last writes may be lost", HealthState.Degraded, HealthTier.Cache, fresh.Zone));
        events.AddRange(after.LostZones.Except(before.LostZones).Select(zone => Of(HealthEventKind.ZoneLost, $"Zone {zone} lost", "no instance is in service there", HealthState.Degraded, null, zone)));
        events.AddRange(before.LostZones.Except(after.LostZones).Select(zone => Of(HealthEventKind.ZoneBack, $"Zone {zone} is back", "", HealthState.Healthy, null, zone)));
        if (was.Compute is { } group && seen.Compute is { } resized && group.Desired != resized.Desired)
            events.Add(Of(HealthEventKind.Scaled, $"Scaled {(resized.Desired > group.Desired ? "out" : "in")} {group.Desired} to {resized.Desired}", "", null, HealthTier.Compute));
        events.AddRange(after.Alarms.Where(alarm => before.Alarms.All(one => one.Name != alarm.Name)).Select(alarm => Of(HealthEventKind.AlarmOff, $"Alarm: {alarm.Title}", alarm.Reason ?? "", HealthState.Degraded, at: alarm.Since <= now ? alarm.Since : now)));
        events.AddRange(before.Alarms.Where(alarm => after.Alarms.All(one => one.Name != alarm.Name)).Select(alarm => Of(HealthEventKind.AlarmOver, $"Alarm over: {alarm.Title}", $"after {Lapse(now - alarm.Since)}", HealthState.Healthy)));
        events.AddRange(Tiers(before, after, Of));
        if (after.Burning != before.Burning)
            events.Add(after.Burning > before.Burning
                ? Of(HealthEventKind.Burn, $"Error budget burns: {(after.Burning is BurnLevel.Page ? "page" : "ticket")}", BurnWords(after.Slo), HealthState.Degraded)
                : Of(HealthEventKind.BurnOver, after.Burning is BurnLevel.None ? "Error budget burns no more" : "Error budget burns slower", "", HealthState.Healthy));
        if (after.State != before.State)
            events.Add(Of(HealthEventKind.StateChanged, $"{after.State}", after.Reason, after.State));
        return events;
    }

    /// <summary>"19 times over 1 h", of the fastest that burns.</summary>
    public static string BurnWords(SloStanding? slo) => slo?.Burns.Where(burn => burn.IsBurning).OrderByDescending(burn => burn.Threshold).FirstOrDefault() is { LongRate: { } rate } one
        ? string.Create(CultureInfo.InvariantCulture, $"{rate:0.#} times over {Lapse(one.Long)}; at this pace the budget of {slo.WindowDays} days lasts {Lapse(TimeSpan.FromDays(slo.WindowDays / rate))}")
        : "";

    private static IEnumerable<HealthEvent> Tiers(HealthBefore before, EnvironmentHealth after, Func<HealthEventKind, string, string, HealthState?, HealthTier?, string?, DateTimeOffset?, HealthEvent> of)
    {
        foreach (var tier in after.Tiers)
        {
            var was = before.Tiers.FirstOrDefault(one => one.Tier == tier.Tier);
            // A tier that is seen for the first time and is well is no news.
            if (was is null ? tier.State is HealthState.Healthy or HealthState.Unknown : was.Rule == tier.Rule) continue;
            var kind = tier.Rule == "ceiling" ? HealthEventKind.Ceiling : was?.Rule == "ceiling" ? HealthEventKind.CeilingOver : HealthEventKind.TierChanged;
            yield return of(kind, tier.State is HealthState.Healthy ? $"{tier.Tier.Title()} healthy again" : $"{tier.Tier.Title()}: {tier.Text}", "", tier.State, tier.Tier, null, null);
        }
    }

    private static CacheNodeSeen? Primary(CacheSeen? cache) => cache?.Nodes.FirstOrDefault(node => node.IsPrimary);

    private static string Lapse(TimeSpan span) => span.TotalMinutes < 1 ? "less than a minute" : span.TotalHours < 1 ? $"{(int)span.TotalMinutes} min" : span.TotalDays < 3 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h") : string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.#} days");
}
