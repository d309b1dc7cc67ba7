using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Costs;
using Portal.Platform.Data;

namespace Portal.Costs.Meetings;

/// <summary>Meetings talk about every team, so those read them who see all teams.</summary>
public sealed class ReadMeetings(IDbContextFactory<PortalDb> dbs, ReadPortfolio portfolio, TimeProvider clock)
{
    private const string Who = "Cost reviews talk about every team. Cost reviewers, approvers, administrators and auditors read them.";

    /// <summary>The newest first.</summary>
    public async Task<Outcome<IReadOnlyList<CostMeeting>>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.SeesAllTeams) return new Outcome<IReadOnlyList<CostMeeting>>.Forbidden(Who);
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.CostMeetings.AsNoTracking().OrderByDescending(meeting => meeting.Month).ToListAsync(ct);
    }

    /// <param name="idOrMonth">The id, or the month as 2026-11.</param>
    public async Task<Outcome<MeetingView>> FindAsync(Actor actor, string idOrMonth, CancellationToken ct)
    {
        if (!actor.SeesAllTeams) return new Outcome<MeetingView>.Forbidden(Who);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var id = new MeetingId(idOrMonth);
        var month = Months.Parse(idOrMonth);
        if (await db.CostMeetings.AsNoTracking().FirstOrDefaultAsync(meeting => meeting.Id == id || meeting.Month == month, ct) is not { } found) return new Outcome<MeetingView>.NotFound("There is no such meeting.");
        return await ViewAsync(db, found, ct);
    }

    internal async Task<MeetingView> ViewAsync(PortalDb db, CostMeeting meeting, CancellationToken ct)
    {
        if (CostPack.Of(meeting) is { } pack) return await FrozenAsync(db, meeting, pack, ct);
        var since = await db.CostMeetings.Where(each => each.Month < meeting.Month).MaxAsync(each => (DateTimeOffset?)each.BegunAt, ct) ?? DateTimeOffset.MinValue;
        var rows = await (from decision in db.CostDecisions.AsNoTracking()
                          join of in db.CostMeetings.AsNoTracking() on decision.MeetingId equals of.Id
                          where decision.MeetingId == meeting.Id || (of.Month < meeting.Month && (decision.State == CostDecisionState.Open || decision.EndedAt >= since))
                          select new { decision, of.Month }).ToListAsync(ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var ends = (await portfolio.RunAsync(Actor.Portal, null, ct)).Environments.ToDictionary(row => row.Id, row => row.AtEnd);
        var views = rows.OrderBy(row => row.decision.DecidedAt).Select(row => new DecisionView(row.decision, row.Month, row.decision.IsLate(today), Realised(row.decision, ends))).ToList();
        return new MeetingView(meeting, [.. views.Where(view => view.Decision.MeetingId == meeting.Id)], [.. views.Where(view => view.Decision.MeetingId != meeting.Id)],
            views.Where(view => view.Decision.MeetingId == meeting.Id && view.Decision.State is not CostDecisionState.Dropped).Sum(view => view.Decision.ExpectedSaving), views.Sum(view => view.Realised ?? 0));
    }

    /// <summary>Figures as they were frozen. What became of a decision since is told beside them, and changes none.</summary>
    private async Task<MeetingView> FrozenAsync(PortalDb db, CostMeeting meeting, CostPack pack, CancellationToken ct)
    {
        var rows = await (from decision in db.CostDecisions.AsNoTracking()
                          join of in db.CostMeetings.AsNoTracking() on decision.MeetingId equals of.Id
                          where of.Month <= meeting.Month
                          select new { decision, of.Month }).ToListAsync(ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        List<DecisionView> Of(IReadOnlyList<PackDecision> kept) =>
        [
            .. kept.Select(each => (Kept: each, Row: rows.Find(row => each.Id is { } id ? row.decision.Id == id : row.Month == each.MeetingMonth && row.decision.Subject == each.Subject)))
                .Where(each => each.Row is not null).Select(each => new DecisionView(each.Row!.decision, each.Row.Month, each.Row.decision.IsLate(today), each.Kept.Realised)),
        ];
        return new MeetingView(meeting, Of(pack.Decisions), Of(pack.Carried), pack.Decisions.Where(each => each.State is not CostDecisionState.Dropped).Sum(each => each.ExpectedSaving),
            pack.Decisions.Concat(pack.Carried).Sum(each => each.Realised ?? 0))
        { Pack = pack };
    }

    // An environment that is gone costs nothing any more.
    private static decimal? Realised(CostDecision decision, Dictionary<EnvironmentId, decimal?> ends) =>
        decision is not { State: CostDecisionState.Done, Verdict: DecisionVerdict.Act, EnvironmentId: { } id, Baseline: { } baseline } ? null
        : !ends.TryGetValue(id, out var end) ? baseline
        : end is { } now ? baseline - now : null;
}
