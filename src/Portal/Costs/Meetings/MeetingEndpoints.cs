using System.Text;
using Portal.Costs.Meetings;
using Portal.Costs.Papers;
using Portal.Domain;
using Portal.Domain.Costs;
using Portal.Platform.Api;
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
        costs.MapGet("/reviews", async (ReadMeetings read, CancellationToken ct) => Results.Ok(new { items = (await read.ListAsync(ct)).Select(MeetingJson.Row) })).WithSummary("Cost reviews, the newest first");
        costs.MapPost("/reviews", BeginAsync).WithSummary("Begin the review of a month: its agenda is made");
        costs.MapGet("/reviews/{id}", async (string id, ReadMeetings read, CancellationToken ct) => ProblemAnswer.From(await read.FindAsync(id, ct), view => Results.Ok(MeetingJson.Of(view)))).WithSummary("One review, by id or month: agenda, decisions, what was carried");
        costs.MapPost("/reviews/{id}/decisions", DecideAsync).WithSummary("Decide an item: accept, act or watch, with owner, due day and note; again changes it");
        costs.MapPost("/reviews/{id}/skip", SkipAsync).WithSummary("An item needs no decision");
        costs.MapPost("/reviews/{id}/close", async (HttpContext context, string id, CloseMeeting close, CancellationToken ct) =>
            ProblemAnswer.From(await close.RunAsync(context.Actor(), new MeetingId(id), ct), meeting => Results.Ok(MeetingJson.Row(meeting)))).WithSummary("End the review: its figures are frozen and its papers can be had");
        costs.MapPost("/decisions/{id}/outcome", EndAsync).WithSummary("What came of a decision: done or dropped");
        costs.MapGet("/reviews/{id}/pack", PackAsync).WithSummary("The papers of a closed review: format json, html, pdf, xlsx, or csv of one table (table=Environments, Teams, Movers, Decisions, Carried, Anomalies, Advice, Estimates)");
    }

    /// <summary>The same papers for pages, by the cookie.</summary>
    public static void MapPackDownloads(this WebApplication app) => app.MapGet("/costs/reviews/{id}/pack", PackAsync).RequireAuthorization().ExcludeFromDescription();

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
        if (!Enum.TryParse<DecisionVerdict>(body!.Verdict, ignoreCase: true, out var verdict) || !Enum.IsDefined(verdict)) return CostEndpoints.Wrong("verdict", "There is no such verdict.", "Choose accept, act or watch.");
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
        if (await close.PackAsync(id, ct) is not Outcome<CostPack>.Done(var pack)) return ProblemAnswer.From(await close.PackAsync(id, ct), _ => Results.Empty);
        var name = $"cost-review-{pack.Month.MonthText()}";
        switch (format ?? "json")
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
                    ? Results.File(Encoding.UTF8.GetBytes(PaperCsv.Of(found)), "text/csv; charset=utf-8", $"{name}-{found.Name.ToLowerInvariant()}.csv")
                    : CostEndpoints.Wrong("table", "The papers have no such table.", "Choose Environments, Teams, Movers, Decisions, Carried, Anomalies, Advice or Estimates.");
            default: return CostEndpoints.Wrong("format", "There is no such format.", "Choose json, html, pdf, xlsx or csv.");
        }
    }
}
