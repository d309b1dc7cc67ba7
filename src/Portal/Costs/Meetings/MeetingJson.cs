using Portal.Costs.Meetings;
using Portal.Domain.Costs;
using Portal.Platform.Api;

namespace Portal.Costs;

/// <summary>Meetings as the API writes them.</summary>
internal static class MeetingJson
{
    public static object Row(CostMeeting meeting) => new { meeting.Id, month = meeting.Month.MonthText(), meeting.State, leader = meeting.LeaderName, meeting.BegunAt, meeting.ClosedAt, meeting.ClosedBy, items = meeting.Agenda.Count };

    public static object Of(MeetingView view) => new
    {
        view.Meeting.Id,
        month = view.Meeting.Month.MonthText(),
        view.Meeting.State,
        leader = view.Meeting.LeaderName,
        view.Meeting.BegunAt,
        view.Meeting.ClosedAt,
        view.Meeting.ClosedBy,
        agenda = view.Meeting.Agenda.Select(item => Of(item, view.Meeting.Skipped.Contains(item.Key))),
        decisions = view.Decisions.Select(Of),
        carried = view.Carried.Select(Of),
        savingSoFar = Money.Usd(view.SavingSoFar),
        realised = Money.Usd(view.Realised),
    };

    public static object Of(CostDecision decision) => new
    {
        decision.Id,
        decision.Item,
        environment = decision.EnvironmentId,
        decision.Subject,
        decision.Verdict,
        decision.Text,
        decision.Owner,
        decision.Due,
        decision.Note,
        expectedSaving = Money.Usd(decision.ExpectedSaving),
        baseline = CostJson.Usd(decision.Baseline),
        request = decision.RequestId,
        decision.State,
        decision.Outcome,
        decision.DecidedAt,
        decision.EndedAt,
    };

    public static object Of(CostPack pack) => new
    {
        meeting = pack.Meeting,
        month = pack.Month.MonthText(),
        pack.Leader,
        pack.BegunAt,
        pack.ClosedAt,
        pack.ClosedBy,
        portfolio = CostJson.Of(pack.Portfolio),
        tables = Papers.PaperTable.Of(pack).ToDictionary(table => table.Name, table => new { table.Columns, table.Rows }),
    };

    private static object Of(AgendaItem item, bool isSkipped) => new { item.Key, item.Kind, environment = item.Environment, item.Title, item.Text, amount = CostJson.Usd(item.Amount), item.Decision, isSkipped };

    private static object Of(DecisionView view) => new { decision = Of(view.Decision), meetingMonth = view.MeetingMonth.MonthText(), view.IsLate, realised = CostJson.Usd(view.Realised) };
}
