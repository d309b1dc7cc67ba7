using Portal.Costs.Anomalies;
using Portal.Costs.Meetings;
using Portal.Costs.Papers;
using Portal.Domain;
using Portal.Domain.Costs;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Costs;

public sealed record AnomalyBody(string? Reason);

internal static class AnomalyEndpoints
{
    public static void MapAnomalies(this RouteGroupBuilder costs)
    {
        costs.MapGet("/anomalies", async (HttpContext context, string? month, string? environment, string? state, ReadAnomalies read, CancellationToken ct) =>
        {
            if (CostEndpoints.WrongMonth(month, out var asked) is { } wrong) return wrong;
            AnomalyState? wanted = null;
            if (state is not null)
            {
                if (EnumWord.Of<AnomalyState>(state) is not { } known) return CostEndpoints.Wrong("state", "There is no such state.", "Choose open, confirmed or dismissed.");
                wanted = known;
            }
            var views = await read.RunAsync(context.Actor(), asked, environment is null ? null : new EnvironmentId(environment), wanted, ct);
            return context.Table("anomalies", () => PaperTable.Anomalies(views.Select(PackAnomaly.Of))) ?? Results.Ok(new { items = views.Select(Json) });
        }).WithSummary("Days that cost far from the usual, with the service and what happened then; CSV too");
        costs.MapPost("/anomalies/{id}/confirm", (HttpContext context, string id, DecideAnomaly decide, CancellationToken ct) => DecideAsync(context, id, true, decide, ct)).Takes<AnomalyBody>().For(TokenScope.Costs).WithSummary("It was one: say what is done about it");
        costs.MapPost("/anomalies/{id}/dismiss", (HttpContext context, string id, DecideAnomaly decide, CancellationToken ct) => DecideAsync(context, id, false, decide, ct)).Takes<AnomalyBody>().For(TokenScope.Costs).WithSummary("It is explained: say how");
    }

    internal static object Json(AnomalyView view) => new
    {
        view.Anomaly.Id,
        environment = new { id = view.Anomaly.EnvironmentId, name = view.Environment },
        view.Team,
        view.Anomaly.Day,
        view.Anomaly.LastDay,
        amount = Money.Usd(view.Anomaly.Amount),
        expected = Money.Usd(view.Anomaly.Expected),
        service = view.Anomaly.Service,
        serviceTitle = view.Service,
        serviceDifference = Money.Usd(view.Anomaly.ServiceDifference),
        view.Anomaly.Cause,
        view.Anomaly.Explanation,
        view.Anomaly.State,
        view.Anomaly.Reason,
        view.Anomaly.DecidedBy,
        view.Anomaly.DecidedAt,
    };

    private static async Task<IResult> DecideAsync(HttpContext context, string id, bool confirm, DecideAnomaly decide, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<AnomalyBody>(context);
        return refusal ?? ProblemAnswer.From(await decide.RunAsync(context.Actor(), new AnomalyId(id), confirm, body!.Reason ?? "", ct), anomaly => Results.Ok(new { anomaly.Id, anomaly.State, anomaly.Reason, anomaly.DecidedBy, anomaly.DecidedAt }));
    }
}
