using System.Text.Json;
using Portal.Costs.Advice;
using Portal.Costs.Anomalies;
using Portal.Costs.Leftovers;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Costs;
using Portal.Platform.Data;

namespace Portal.Costs.Meetings;

/// <summary>A decision, and what came of it.</summary>
/// <param name="Realised">USD a month less than when it was decided, for decisions that are done; null while that can't be told.</param>
public sealed record DecisionView(CostDecision Decision, DateOnly MeetingMonth, bool IsLate, decimal? Realised);

/// <summary>One meeting with everything on its table.</summary>
/// <param name="Carried">Open decisions of meetings before, and those ended since the last one.</param>
/// <param name="SavingSoFar">USD a month that this meeting's decisions are to save.</param>
public sealed record MeetingView(CostMeeting Meeting, IReadOnlyList<DecisionView> Decisions, IReadOnlyList<DecisionView> Carried, decimal SavingSoFar, decimal Realised)
{
    /// <summary>What was frozen when it was closed: every figure above is of that. Null while it is open.</summary>
    public CostPack? Pack { get; init; }
}

/// <summary>Everything a closed meeting's papers show: they are made of this alone, so they are the same at any time.</summary>
public sealed record CostPack(
    string Meeting, DateOnly Month, string Leader, DateTimeOffset BegunAt, DateTimeOffset ClosedAt, string ClosedBy, PortfolioView Portfolio, IReadOnlyList<ShowbackRow> Showback,
    IReadOnlyList<AgendaItem> Agenda, IReadOnlyList<PackDecision> Decisions, IReadOnlyList<PackDecision> Carried, IReadOnlyList<PackAnomaly> Anomalies, IReadOnlyList<AdviceView> Advice, IReadOnlyList<VersionVariance> Variance)
{
    /// <summary>The month of each environment that was talked about; empty in packs of before charts were frozen.</summary>
    public IReadOnlyList<PackChart> Charts { get; init; } = [];

    /// <summary>Deleted environments that were billed all the same; empty in packs of before they were told.</summary>
    public IReadOnlyList<LeftoverView> Leftovers { get; init; } = [];

    /// <summary>Null while the meeting is open.</summary>
    public static CostPack? Of(CostMeeting meeting) => meeting.Pack is { } text ? JsonSerializer.Deserialize<CostPack>(text, Json.Options) : null;

    public string Text() => JsonSerializer.Serialize(this, Json.Options);
}

/// <summary>An environment's month added up, as it was drawn.</summary>
public sealed record PackChart(EnvironmentId Environment, string Name, string Owner, CostBand Band, IReadOnlyList<CumulativePoint> Points, IReadOnlyList<CostEvent> Events)
{
    public static PackChart Of(EnvironmentCostView view) => new(view.Row.Id, view.Row.Name, view.Row.OwnerName, view.Row.Band, view.Cumulative, view.Events);
}

/// <param name="Id">Null in packs of before it was kept.</param>
public sealed record PackDecision(
    string Subject, DecisionVerdict Verdict, string Text, string Owner, DateOnly? Due, string Note, decimal ExpectedSaving, CostDecisionState State, string? Outcome, decimal? Realised, DateOnly MeetingMonth, DecisionId? Id = null)
{
    public static PackDecision Of(DecisionView view) => new(view.Decision.Subject, view.Decision.Verdict, view.Decision.Text, view.Decision.Owner, view.Decision.Due, view.Decision.Note,
        view.Decision.ExpectedSaving, view.Decision.State, view.Decision.Outcome, view.Realised, view.MeetingMonth, view.Decision.Id);
}

public sealed record PackAnomaly(string Environment, DateOnly Day, DateOnly LastDay, decimal Amount, decimal Expected, string Service, string Explanation, AnomalyState State, string? Reason)
{
    public static PackAnomaly Of(AnomalyView view) => new(view.Environment, view.Anomaly.Day, view.Anomaly.LastDay, view.Anomaly.Amount, view.Anomaly.Expected, view.Service, view.Anomaly.Explanation, view.Anomaly.State, view.Anomaly.Reason);
}
