using Microsoft.EntityFrameworkCore;
using Portal.Costs.Advice;
using Portal.Costs.Anomalies;
using Portal.Costs.Leftovers;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Costs;
using Portal.Platform.Data;

namespace Portal.Costs.Meetings;

/// <summary>Ends a meeting: its figures are frozen, and every paper is made of what was frozen.</summary>
public sealed class CloseMeeting(IDbContextFactory<PortalDb> dbs, ReadMeetings read, ReadPortfolio portfolio, ReadAnomalies anomalies, ReadAdvice advice, ReadLeftovers leftovers, ReadVariance variance, ReadEnvironmentCost costs, TimeProvider clock)
{
    public async Task<Outcome<CostMeeting>> RunAsync(Actor actor, MeetingId id, CancellationToken ct)
    {
        if (!HoldMeeting.May(actor)) return new Outcome<CostMeeting>.Forbidden("Cost reviewers and administrators hold the meeting.");
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.CostMeetings.FirstOrDefaultAsync(meeting => meeting.Id == id, ct) is not { } meeting) return new Outcome<CostMeeting>.NotFound("There is no such meeting.");
        if (meeting.WhyNotOpen() is { } closed) return new Outcome<CostMeeting>.Conflict(closed);
        var now = clock.GetUtcNow();
        var pack = await PackAsync(db, meeting, actor, now, ct);
        meeting.Close(pack.Text(), actor, now);
        db.Record(actor, "costs.meeting.closed", id.Value, null, $"Cost review of {meeting.Month.MonthText()}", now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome<CostMeeting>.Conflict("Somebody else changed the meeting just now. Look again.");
        }
        return meeting;
    }

    /// <summary>The frozen papers of a closed meeting.</summary>
    public async Task<Outcome<CostPack>> PackAsync(Actor actor, string idOrMonth, CancellationToken ct)
    {
        var found = await read.FindAsync(actor, idOrMonth, ct);
        if (found is not Outcome<MeetingView>.Done(var view)) return found.As<CostPack>();
        return view.Pack is { } pack ? pack : new Outcome<CostPack>.Conflict("The meeting is not closed yet; its papers are made then.");
    }

    private async Task<CostPack> PackAsync(PortalDb db, CostMeeting meeting, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var view = await read.ViewAsync(db, meeting, ct);
        var month = await portfolio.RunAsync(actor, meeting.Month, ct);
        return new CostPack(meeting.Id.Value, meeting.Month, meeting.LeaderName, meeting.BegunAt, now, actor.Name, month, ReadPortfolio.Showback(month, ShowbackDimension.Team).Rows, meeting.Agenda,
            [.. view.Decisions.Select(PackDecision.Of)], [.. view.Carried.Select(PackDecision.Of)], [.. (await anomalies.RunAsync(actor, meeting.Month, null, null, ct)).Select(PackAnomaly.Of)],
            await advice.RunAsync(actor, null, ct), await variance.RunAsync(actor, ct))
        { Charts = await ChartsAsync(actor, meeting, ct), Leftovers = await leftovers.RunAsync(actor, ct) };
    }

    private async Task<IReadOnlyList<PackChart>> ChartsAsync(Actor actor, CostMeeting meeting, CancellationToken ct)
    {
        var charts = new List<PackChart>();
        foreach (var id in meeting.Agenda.Select(item => item.Environment).OfType<EnvironmentId>().Distinct())
            if (await costs.RunAsync(actor, id.Value, meeting.Month, ct) is Outcome<EnvironmentCostView>.Done(var view)) charts.Add(PackChart.Of(view));
        return charts;
    }
}
