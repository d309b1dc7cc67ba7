using System.Text;
using Portal.Costs.Meetings;
using Portal.Costs.Papers;
using Portal.Domain;
using Portal.Domain.Costs;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;
using Portal.Platform.Ui;

namespace Portal.Costs;

public sealed record MeetingBody(string? Month);

/// <param name="Verdict">accept, act or watch.</param>
public sealed record DecisionBody(string? Item, string? Verdict, string? Text, string? Owner, DateOnly? Due, string? Note, decimal? ExpectedSaving, string? Request);

/// <param name="State">done or dropped.</param>
public sealed record OutcomeBody(string? State, string? Outcome);

internal static class MeetingEndpoints
{
    public static void MapMeetings(this RouteGroupBuilder costs)
    {
        costs.MapGet("/reviews", async (HttpContext context, ReadMeetings read, CancellationToken ct) =>
            ProblemAnswer.From(await read.ListAsync(context.Actor(), ct), meetings => context.Table("cost-reviews", () => CostTables.Meetings(meetings)) ?? Results.Ok(new { items = meetings.Select(MeetingJson.Row) }))).WithSummary("Cost reviews, the newest first; CSV too");
        costs.MapPost("/reviews", BeginAsync).Takes<MeetingBody>().For(TokenScope.Costs).WithSummary("Begin the review of a month: its agenda is made");
        costs.MapGet("/reviews/{id}", FindAsync).WithSummary("One review, by id or month: agenda, decisions, what was carried; one table of it as CSV (table=decisions, carried or agenda)");
        costs.MapPost("/reviews/{id}/decisions", DecideAsync).Takes<DecisionBody>().For(TokenScope.Costs).WithSummary("Decide an item: accept, act or watch, with owner, due day and note; again changes it");
        costs.MapPost("/reviews/{id}/skip", SkipAsync).Takes<DecisionBody>().For(TokenScope.Costs).WithSummary("An item needs no decision");
        costs.MapPost("/reviews/{id}/close", async (HttpContext context, string id, CloseMeeting close, CancellationToken ct) =>
            ProblemAnswer.From(await close.RunAsync(context.Actor(), new MeetingId(id), ct), meeting => Results.Ok(MeetingJson.Row(meeting)))).For(TokenScope.Costs).WithSummary("End the review: its figures are frozen and its papers can be had");
        costs.MapPost("/decisions/{id}/outcome", EndAsync).Takes<OutcomeBody>().For(TokenScope.Costs).WithSummary("What came of a decision: done or dropped");
        costs.MapGet("/reviews/{id}/pack", PackAsync).WithSummary("The papers of a closed review: format json, html, pdf, xlsx, or csv of one table (table=Environments, Teams, Movers, Decisions, Carried, Anomalies, Advice, Estimates, Leftovers); CSV by what is accepted, too");
    }

    /// <summary>The same papers for pages, by the cookie.</summary>
    public static void MapPackDownloads(this WebApplication app) => app.MapGet("/costs/reviews/{id}/pack", PackAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> FindAsync(HttpContext context, string id, string? table, ReadMeetings read, CancellationToken ct)
    {
        Func<MeetingView, PaperTable>? chosen = table?.ToLowerInvariant() switch
        {
            null or "decisions" => view => PaperTable.Decisions("Decisions", view.Decisions.Select(PackDecision.Of)),
            "carried" => view => PaperTable.Decisions("Carried", view.Carried.Select(PackDecision.Of)),
            "agenda" => view => CostTables.Agenda(view.Meeting),
            _ => null,
        };
        if (chosen is null) return CostEndpoints.Wrong("table", "A review has no such table.", "Choose decisions, carried or agenda.");
        return ProblemAnswer.From(await read.FindAsync(context.Actor(), id, ct), view => context.Table($"cost-review-{view.Meeting.Month.MonthText()}", () => chosen(view)) ?? Results.Ok(MeetingJson.Of(view)));
    }

    private static async Task<IResult> BeginAsync(HttpContext context, HoldMeeting hold, ReadPortfolio portfolio, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<MeetingBody>(context);
        if (refusal is not null) return refusal;
        if (CostEndpoints.WrongMonth(body!.Month, out var month) is { } wrong) return wrong;
        return ProblemAnswer.From(await hold.BeginAsync(context.Actor(), month ?? portfolio.ThisMonth, ct), meeting => Results.Created($"{ApiGroup.Root}/costs/reviews/{meeting.Id}", MeetingJson.Row(meeting)));
    }

    private static async Task<IResult> DecideAsync(HttpContext context, string id, HoldMeeting hold, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<DecisionBody>(context);
        if (refusal is not null) return refusal;
        if (EnumWord.Of<DecisionVerdict>(body!.Verdict) is not { } verdict) return CostEndpoints.Wrong("verdict", "There is no such verdict.", "Choose accept, act or watch.");
        var content = new DecisionContent(verdict, body.Text ?? "", body.Owner ?? "", body.Due, body.Note ?? "", body.ExpectedSaving ?? 0, body.Request is { Length: > 0 } request ? new RequestId(request) : null);
        return ProblemAnswer.From(await hold.DecideAsync(context.Actor(), new MeetingId(id), body.Item ?? "", content, ct), decision => Results.Ok(MeetingJson.Of(decision)));
    }

    private static async Task<IResult> SkipAsync(HttpContext context, string id, HoldMeeting hold, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<DecisionBody>(context);
        return refusal ?? ProblemAnswer.From(await hold.SkipAsync(context.Actor(), new MeetingId(id), body!.Item ?? "", ct), meeting => Results.Ok(MeetingJson.Row(meeting)));
    }

    private static async Task<IResult> EndAsync(HttpContext context, string id, HoldMeeting hold, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<OutcomeBody>(context);
        if (refusal is not null) return refusal;
        if (body!.State is not ("done" or "dropped")) return CostEndpoints.Wrong("state", "A decision ends done or dropped.", "Choose done or dropped.");
        return ProblemAnswer.From(await hold.EndAsync(context.Actor(), new DecisionId(id), body.State is "done", body.Outcome ?? "", ct), decision => Results.Ok(MeetingJson.Of(decision)));
    }

    private static async Task<IResult> PackAsync(HttpContext context, string id, string? format, string? table, CloseMeeting close, PrintPdf print, CancellationToken ct)
    {
        var closed = await close.PackAsync(context.Actor(), id, ct);
        if (closed is not Outcome<CostPack>.Done(var pack)) return ProblemAnswer.From(closed, _ => Results.Empty);
        var name = $"cost-review-{pack.Month.MonthText()}";
        switch (format ?? (context.WantsTable() ? "csv" : "json"))
        {
            case "json": return Results.Ok(MeetingJson.Of(pack));
            case "html":
                context.Response.Headers[SecurityHeaders.Policy] = SecurityHeaders.OfPaper;
                return Results.Text(PaperPage.Of(pack), "text/html", Encoding.UTF8);
            case "xlsx": return Results.File(PaperWorkbook.Of(PaperTable.Of(pack), pack.ClosedAt), PaperWorkbook.MediaType, $"{name}.xlsx");
            case "pdf":
                return await print.RunAsync(PaperPage.Of(pack), ct) is { } pdf ? Results.File(pdf, "application/pdf", $"{name}.pdf")
                    : ProblemAnswer.Of(StatusCodes.Status503ServiceUnavailable, "noChromium", "No Chromium is installed where the portal runs, so it makes no PDF. Print the page instead (format=html), or take xlsx or csv.");
            case "csv":
                return PaperTable.Of(pack).FirstOrDefault(each => string.Equals(each.Name, table ?? "Environments", StringComparison.OrdinalIgnoreCase)) is { } found
                    ? AnswerAsTable.File($"{name}-{found.Name.ToLowerInvariant()}", found)
                    : CostEndpoints.Wrong("table", "The papers have no such table.", "Choose Environments, Teams, Movers, Decisions, Carried, Anomalies, Advice, Estimates or Leftovers.");
            default: return CostEndpoints.Wrong("format", "There is no such format.", "Choose json, html, pdf, xlsx or csv.");
        }
    }
}
