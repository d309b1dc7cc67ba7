using Portal.Costs.Anomalies;
using Portal.Costs.Outlooks;
using Portal.Domain.Costs;

namespace Portal.Costs.Meetings;

/// <summary>A decision, and what came of it.</summary>
/// <param name="Realised">USD a month less than when it was decided, for decisions that are done; null while that can't be told.</param>
public sealed record DecisionView(CostDecision Decision, DateOnly MeetingMonth, bool IsLate, decimal? Realised);

/// <summary>One meeting with everything on its table.</summary>
/// <param name="Carried">Open decisions of meetings before, and those ended since the last one.</param>
/// <param name="SavingSoFar">USD a month that this meeting's decisions are to save.</param>
public sealed record MeetingView(CostMeeting Meeting, IReadOnlyList<DecisionView> Decisions, IReadOnlyList<DecisionView> Carried, decimal SavingSoFar, decimal Realised);

/// <summary>Everything a closed meeting's papers show: they are made of this alone, so they are the same at any time.</summary>
public sealed record CostPack(
    string Meeting, DateOnly Month, string Leader, DateTimeOffset BegunAt, DateTimeOffset ClosedAt, string ClosedBy, PortfolioView Portfolio, IReadOnlyList<ShowbackRow> Showback,
    IReadOnlyList<AgendaItem> Agenda, IReadOnlyList<PackDecision> Decisions, IReadOnlyList<PackDecision> Carried, IReadOnlyList<PackAnomaly> Anomalies, IReadOnlyList<AdviceView> Advice, IReadOnlyList<VersionVariance> Variance);

public sealed record PackDecision(string Subject, DecisionVerdict Verdict, string Text, string Owner, DateOnly? Due, string Note, decimal ExpectedSaving, CostDecisionState State, string? Outcome, decimal? Realised, DateOnly MeetingMonth)
{
    public static PackDecision Of(DecisionView view) => new(view.Decision.Subject, view.Decision.Verdict, view.Decision.Text, view.Decision.Owner, view.Decision.Due, view.Decision.Note,
        view.Decision.ExpectedSaving, view.Decision.State, view.Decision.Outcome, view.Realised, view.MeetingMonth);
}

public sealed record PackAnomaly(string Environment, DateOnly Day, DateOnly LastDay, decimal Amount, decimal Expected, string Service, string Explanation, AnomalyState State, string? Reason)
{
    public static PackAnomaly Of(AnomalyView view) => new(view.Environment, view.Anomaly.Day, view.Anomaly.LastDay, view.Anomaly.Amount, view.Anomaly.Expected, view.Service, view.Anomaly.Explanation, view.Anomaly.State, view.Anomaly.Reason);
}
