using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Platform.Data;

namespace Portal.Environments.Schedules;

/// <summary>Somebody needs an environment past its hours: one that is stopped starts now, one that runs stays up. The hours themselves stay.</summary>
public sealed class KeepRunning(IDbContextFactory<PortalDb> dbs, ReadSchedules read, TimeProvider clock)
{
    /// <summary>What a start gives when nobody says for how long.</summary>
    public static readonly TimeSpan UsualLength = TimeSpan.FromHours(4);

    /// <param name="until">A time by the clocks of the schedule's zone (<c>22:30</c>), the next one that comes; or a moment; null takes the usual length from now.</param>
    public async Task<Outcome<ScheduleView>> RunAsync(Actor actor, EnvironmentId id, string? until, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var schedule = await ScheduleLock.TakeAsync(db, id, ct);
        if (await db.Environments.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is not { } environment || !actor.Sees(environment.Team)) return new Outcome<ScheduleView>.NotFound(ReadEnvironments.None);
        if (MayKeepHours.Refusal(actor, environment) is { } refusal) return refusal;
        if (schedule?.Hours is not { } hours) return new Outcome<ScheduleView>.Conflict($"{environment.Name} has no schedule: it runs all the time.");
        var now = clock.GetUtcNow();
        if (MomentOf(until, hours, now) is not { } at) return Invalid("format", $"'{until}' is no time.", "Write one such as 22:30, or a moment such as 2026-12-01T21:30:00Z.");
        if (at <= now) return Invalid("range", "That time has passed.", "Choose a later one.");
        if (at > now + EnvironmentSchedule.LongestKeep) return Invalid("range", "That is more than seven days from now.", "Choose an earlier one, or change the hours.");
        schedule.Keep(at, actor, now);
        db.Record(actor, "schedule.kept", id.Value, id, $"Runs until {at:yyyy-MM-dd HH:mm} UTC, whatever the hours say", now, null, null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return await read.AroundAsync(environment, schedule, ct);
    }

    private static DateTimeOffset? MomentOf(string? until, WeeklyHours hours, DateTimeOffset now) =>
        until is null ? now + UsualLength
        : TimeOnly.TryParseExact(until, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) ? hours.NextTime(wall, now)
        : DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime()
        : null;

    private static Outcome<ScheduleView>.Invalid Invalid(string code, string message, string fix) => new([new Problem("until", code, message, fix)]);
}
