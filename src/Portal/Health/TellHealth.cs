using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Health;
using Portal.Domain.Health.Drills;
using Portal.Domain.Notifications;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>Writes what happened into the timeline, and tells people: all news of an environment in one message.</summary>
public sealed class TellHealth(IOptions<HealthSettings> settings)
{
    private static readonly TimeSpan AfterDrill = TimeSpan.FromMinutes(10);

    internal async Task RunAsync(PortalDb db, HealthPlace place, IReadOnlyList<FleetMember> members, IReadOnlyDictionary<EnvironmentId, HealthBefore> before, DateTimeOffset now, CancellationToken ct)
    {
        var isQuiet = IsQuiet(settings.Value, now);
        foreach (var member in members)
        {
            var health = member.Health;
            var events = NoteEvents.Between(before[health.Id], health, now);
            db.HealthEvents.AddRange(events);
            if (ChooseNews.Of(before[health.Id], health, events, member.IsChanging, isQuiet, now) is not { } news) continue;
            if (news.IsHeld)
            {
                health.Hold(news.Lines);
                continue;
            }
            var environment = await db.Environments.AsNoTracking().SingleAsync(e => e.Id == health.Id, ct);
            var freezes = await db.Freezes.AsNoTracking().Where(freeze => freeze.LiftedAt == null && freeze.StartsAt <= now && (freeze.EndsAt == null || freeze.EndsAt > now)).ToListAsync(ct);
            var drill = await DrillAsync(db, health.Id, now, ct);
            // Whoever wants to mend it has to know that nothing new starts.
            var frozen = freezes.FirstOrDefault(freeze => freeze.Covers(place.Account, health.Id))?.Sentence;
            db.Notify(NotificationEvent.OfHealth(news.Kind, environment.ToConcern("keep"), news.Title(environment.Name), string.Join(" ", news.Lines.Append(drill).Append(frozen).OfType<string>()), now));
            health.Told(health.State);
        }
    }

    // What a drill brings is told like anything else, and that it is one.
    private static async Task<string?> DrillAsync(PortalDb db, EnvironmentId environment, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - AfterDrill;
        var drill = await db.Drills.AsNoTracking().Where(one => one.EnvironmentId == environment && one.OrderedAt != null && one.State != DrillState.Failed && (one.EndedAt == null || one.EndedAt > since)).OrderByDescending(one => one.AskedAt).FirstOrDefaultAsync(ct);
        return drill is null ? null : $"A drill by {drill.ByName} {(drill.IsOpen ? "fails" : "failed")} its {drill.Kind.Noun()} over{(drill.IsOpen ? " at the moment" : " a moment ago")}.";
    }

    internal static bool IsQuiet(HealthSettings settings, DateTimeOffset now)
    {
        if (settings is not { QuietFrom: { Length: > 0 } from, QuietTo: { Length: > 0 } to }) return false;
        return TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(settings.QuietZone)).DateTime).IsBetween(TimeOnly.ParseExact(from, "HH:mm", CultureInfo.InvariantCulture), TimeOnly.ParseExact(to, "HH:mm", CultureInfo.InvariantCulture));
    }
}
