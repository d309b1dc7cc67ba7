using Microsoft.EntityFrameworkCore;
using Portal.Costs.Advice;
using Portal.Costs.Anomalies;
using Portal.Costs.Leftovers;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Costs;
using Portal.Platform.Data;

namespace Portal.Costs.Meetings;

/// <summary>Begins the review of a month, takes its decisions, and says what came of them.</summary>
public sealed class HoldMeeting(IDbContextFactory<PortalDb> dbs, ReadPortfolio portfolio, ReadAnomalies anomalies, ReadAdvice advice, ReadLeftovers leftovers, ReadVariance variance, TimeProvider clock)
{
    public static bool May(Actor actor) => actor.Is(Role.CostReviewer) || actor.Is(Role.Administrator);

    private static readonly string Who = "Cost reviewers and administrators hold the meeting.";

    public async Task<Outcome<CostMeeting>> BeginAsync(Actor actor, DateOnly month, CancellationToken ct)
    {
        if (!May(actor)) return new Outcome<CostMeeting>.Forbidden(Who);
        if (month > portfolio.ThisMonth) return new Outcome<CostMeeting>.Invalid([new Problem("month", "range", "That month has not begun.", "Review this month or one before it.")]);
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.CostMeetings.AnyAsync(meeting => meeting.Month == month, ct)) return new Outcome<CostMeeting>.Conflict($"There is a meeting of {month.MonthText()} already.");
        var open = await db.CostDecisions.AsNoTracking().Where(decision => decision.State == CostDecisionState.Open && decision.Verdict != DecisionVerdict.Accept).OrderBy(decision => decision.DecidedAt).ToListAsync(ct);
        var agenda = MakeAgenda.Of(await portfolio.RunAsync(actor, month, ct), open, await anomalies.RunAsync(actor, month, null, null, ct), await advice.RunAsync(actor, null, ct), await leftovers.RunAsync(actor, ct), await variance.RunAsync(actor, ct));
        var now = clock.GetUtcNow();
        var meeting = CostMeeting.Begin(month, agenda, actor, now);
        db.CostMeetings.Add(meeting);
        db.Record(actor, "costs.meeting.begun", meeting.Id.Value, null, $"Cost review of {month.MonthText()}, {agenda.Count} items", now);
        return await SavedAsync(db, meeting, $"Somebody else began the meeting of {month.MonthText()} just now.", ct);
    }

    /// <summary>Decides one item; a second time changes what was decided.</summary>
    public async Task<Outcome<CostDecision>> DecideAsync(Actor actor, MeetingId id, string item, DecisionContent content, CancellationToken ct)
    {
        if (!May(actor)) return new Outcome<CostDecision>.Forbidden(Who);
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.CostMeetings.FirstOrDefaultAsync(meeting => meeting.Id == id, ct) is not { } meeting) return new Outcome<CostDecision>.NotFound("There is no such meeting.");
        if (meeting.WhyNotOpen() is { } closed) return new Outcome<CostDecision>.Conflict(closed);
        if (meeting.Agenda.FirstOrDefault(each => each.Key == item) is not { } asked) return new Outcome<CostDecision>.NotFound("That is not on the agenda.");
        var now = clock.GetUtcNow();
        if (content.Check(DateOnly.FromDateTime(now.UtcDateTime)) is { Count: > 0 } problems) return new Outcome<CostDecision>.Invalid(problems);
        var decision = await db.CostDecisions.FirstOrDefaultAsync(each => each.MeetingId == id && each.Item == item, ct);
        if (decision?.WhyNotOpen() is { } ended) return new Outcome<CostDecision>.Conflict(ended);
        if (decision is null)
        {
            var baseline = asked.Environment is null ? null : (await portfolio.RunAsync(actor, null, ct)).Environments.FirstOrDefault(row => row.Id == asked.Environment)?.AtEnd;
            db.CostDecisions.Add(decision = CostDecision.Of(id, asked, content, baseline is { } known ? Math.Round(known, 2) : null, now));
        }
        else decision.Change(content);
        db.Record(actor, "costs.decision", decision.Id.Value, asked.Environment, $"{asked.Title}: {content.Verdict} {content.Text}".TrimEnd(), now);
        return await SavedAsync(db, decision, "Somebody else decided it just now.", ct);
    }

    public async Task<Outcome<CostMeeting>> SkipAsync(Actor actor, MeetingId id, string item, CancellationToken ct)
    {
        if (!May(actor)) return new Outcome<CostMeeting>.Forbidden(Who);
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.CostMeetings.FirstOrDefaultAsync(meeting => meeting.Id == id, ct) is not { } meeting) return new Outcome<CostMeeting>.NotFound("There is no such meeting.");
        if (meeting.WhyNotOpen() is { } closed) return new Outcome<CostMeeting>.Conflict(closed);
        if (meeting.Agenda.All(each => each.Key != item)) return new Outcome<CostMeeting>.NotFound("That is not on the agenda.");
        meeting.Skip(item);
        db.Record(actor, "costs.meeting.skipped", id.Value, null, item, clock.GetUtcNow(), null, null);
        return await SavedAsync(db, meeting, "Somebody else changed the meeting just now.", ct);
    }

    /// <summary>What came of a decision: done, or given up.</summary>
    public async Task<Outcome<CostDecision>> EndAsync(Actor actor, DecisionId id, bool done, string outcome, CancellationToken ct)
    {
        if (!May(actor)) return new Outcome<CostDecision>.Forbidden(Who);
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var decision = await db.CostDecisions.FromSql($"SELECT * FROM cost_decisions WHERE id = {id.Value} FOR UPDATE").FirstOrDefaultAsync(ct);
        if (decision is null) return new Outcome<CostDecision>.NotFound("There is no such decision.");
        if (decision.WhyNotOpen() is { } why) return new Outcome<CostDecision>.Conflict(why);
        if (outcome.Trim().Length is 0 or > CostDecision.LongestText)
            return new Outcome<CostDecision>.Invalid([new Problem("outcome", outcome.Trim().Length == 0 ? "required" : "length", "What came of it is not said, or at too great length.", $"Say it in a sentence of at most {CostDecision.LongestText} characters.")]);
        var now = clock.GetUtcNow();
        decision.End(done, outcome, now);
        db.Record(actor, done ? "costs.decision.done" : "costs.decision.dropped", id.Value, decision.EnvironmentId, outcome.Trim(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return decision;
    }

    private static async Task<Outcome<T>> SavedAsync<T>(PortalDb db, T record, string lost, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return record;
        }
        catch (DbUpdateException)
        {
            return new Outcome<T>.Conflict(lost);
        }
    }
}
