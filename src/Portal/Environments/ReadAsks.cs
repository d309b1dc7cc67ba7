using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Environments.Schedules;
using Portal.Platform.Data;

namespace Portal.Environments;

/// <summary>Something about a standing environment that an approver says yes or no to on its page.</summary>
/// <param name="What">"other hours: Mon–Fri 08:00–19:00, Europe/Berlin".</param>
/// <param name="Note">Why, in the words of who asked; may be empty.</param>
public sealed record EnvironmentAsk(EnvironmentId Id, string Name, string Team, string What, string ByName, string Note, DateTimeOffset At);

/// <summary>Hours and longer leases that wait for an approver.</summary>
public sealed class ReadAsks(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Those this person may decide, oldest first: none for who is no approver, and never what they asked for themselves.</summary>
    public async Task<IReadOnlyList<EnvironmentAsk>> ForAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.Is(Role.Approver)) return [];
        await using var db = await dbs.CreateDbContextAsync(ct);
        var standing = db.Environments.AsNoTracking().Where(environment => environment.State != EnvironmentState.Deleted);
        var hours = await standing.Join(db.Schedules.AsNoTracking().Where(schedule => schedule.Ask != null), environment => environment.Id, schedule => schedule.Id,
            (environment, schedule) => new { environment.Id, environment.Name, environment.Team, schedule.Ask }).ToListAsync(ct);
        var leases = await standing.Join(db.Leases.AsNoTracking().Where(lease => lease.Ask != null), environment => environment.Id, lease => lease.Id,
            (environment, lease) => new { environment.Id, environment.Name, environment.Team, lease.Ask }).ToListAsync(ct);
        return
        [
            .. hours.Where(each => each.Ask!.By != actor.Id).Select(each => new EnvironmentAsk(each.Id, each.Name, each.Team, $"hours: {ScheduleWords.Of(each.Ask!.Hours)}", each.Ask!.ByName, each.Ask!.Note, each.Ask!.At))
                .Concat(leases.Where(each => each.Ask!.By != actor.Id).Select(each => new EnvironmentAsk(each.Id, each.Name, each.Team, $"a lease of {each.Ask!.Days} more days", each.Ask!.ByName, each.Ask!.Note, each.Ask!.At)))
                .OrderBy(ask => ask.At),
        ];
    }
}
