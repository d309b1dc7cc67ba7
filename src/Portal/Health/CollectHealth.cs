using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Health;

/// <summary>
/// One pass over an account and region: whole lists, matched to environments by the physical ids of their stacks. The place's
/// row is held meanwhile, so that of two nodes one passes; when that is killed, its hold ends and the other's next sweep goes on.
/// </summary>
public sealed class CollectHealth(JobParts parts, HealthOfAws aws, IOptions<HealthSettings> settings) : LookedJob<HealthPlace>(parts)
{
    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT p.* FROM health_places p WHERE {settings.Value.Collect} AND p.next_look_at <= {now} ORDER BY p.next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    protected override async Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) =>
        settings.Value.Collect ? await db.HealthPlaces.Where(place => place.NextLookAt != null).MinAsync(place => place.NextLookAt, ct) : null;

    protected override async Task LookAsync(PortalDb db, HealthPlace record, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        var began = Stopwatch.GetTimestamp();
        var fleet = await FleetOfPlace.ReadAsync(db, record, now, ct);
        var isBrisk = fleet.IsBrisk(now);
        var brisk = TimeSpan.FromSeconds(settings.Value.EverySeconds);
        var looks = new PassLooks(record, aws, now);
        if (fleet.Members.Count > 0)
            await looks.RunAsync(brisk, isBrisk ? brisk : TimeSpan.FromSeconds(settings.Value.CalmEverySeconds), TimeSpan.FromSeconds(settings.Value.SeldomEverySeconds), ct);
        foreach (var member in fleet.Members) new SeeEnvironment(db, looks, settings.Value, now).Run(member);
        record.Passed(looks.Standings, Environment.MachineName, fleet.Members.Count, 0, Stopwatch.GetElapsedTime(began), now, now + brisk);
    }
}

/// <summary>The environments of a place that have something to look at.</summary>
/// <param name="Watched">Those on somebody's screen.</param>
internal sealed record FleetOfPlace(IReadOnlyList<FleetMember> Members, IReadOnlySet<EnvironmentId> Watched)
{
    public bool IsBrisk(DateTimeOffset now) => Watched.Count > 0 || Members.Any(member => member.IsChanging || member.Health.State is not HealthState.Healthy || member.Health.Alarms.Count > 0);

    public static async Task<FleetOfPlace> ReadAsync(PortalDb db, HealthPlace place, DateTimeOffset now, CancellationToken ct)
    {
        var stands = await db.Environments.AsNoTracking()
            .Where(e => e.Account == place.Account && e.Region == place.Region && e.State != EnvironmentState.Deleted && e.SeenAt != null)
            .Select(e => new { e.Id, e.Name, e.State, e.SeenAt }).ToListAsync(ct);
        var known = await db.EnvironmentHealth.Where(h => h.Account == place.Account && h.Region == place.Region).ToDictionaryAsync(h => h.Id, ct);
        var members = new List<FleetMember>();
        foreach (var one in stands)
        {
            if (!known.Remove(one.Id, out var health)) db.EnvironmentHealth.Add(health = EnvironmentHealth.Of(one.Id, place.Account, place.Region, now));
            if (health.ResourcesOf != one.SeenAt)
                health.StandsOf(HealthResources.Of(await db.Environments.Where(e => e.Id == one.Id).Select(e => e.Resources).SingleAsync(ct)), one.SeenAt!.Value);
            if (!health.Resources.IsEmpty) members.Add(new FleetMember(health, one.Name, one.State is EnvironmentState.Creating or EnvironmentState.Updating or EnvironmentState.Deleting));
        }
        // Deleted, or gone from here.
        db.EnvironmentHealth.RemoveRange(known.Values);
        var watched = await db.HealthWatches.AsNoTracking().Where(watch => watch.Until > now).Select(watch => watch.EnvironmentId).ToListAsync(ct);
        return new FleetOfPlace(members, watched.Where(id => members.Any(member => member.Health.Id == id)).ToHashSet());
    }
}

internal sealed record FleetMember(EnvironmentHealth Health, string Name, bool IsChanging);
