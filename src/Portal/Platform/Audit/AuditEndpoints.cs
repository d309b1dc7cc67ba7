using Microsoft.AspNetCore.Http.Features;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain;
using Portal.Platform.Access;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;

namespace Portal.Platform.Audit;

internal static class AuditEndpoints
{
    public static void MapAudit(this RouteGroupBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit");
        audit.MapGet("", ListAsync).WithSummary("Who did what, newest first; search, actor, subject, kind and period");
        audit.MapGet("/head", HeadAsync).WithSummary("How far the hash chain goes");
        audit.MapPost("/verify", VerifyAsync).For(TokenScope.Read).WithSummary("Check the whole chain and the heads that this node wrote outside the database: every row, its hash and its place; for platform people and auditors");
        audit.MapGet("/export", ExportAsync).WithSummary("Sealed rows in the order of the chain, as JSON lines (format=jsonl) or CSV (format=csv)");
    }

    /// <summary>The same export for the page, by the cookie.</summary>
    public static void MapAuditExport(this WebApplication app) =>
        app.MapGet("/audit/export", ExportAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> ListAsync(
        HttpContext context, ReadAudit read, string? search, string? actor, string? subject, string? kind, DateTimeOffset? from, DateTimeOffset? to, int? limit, string? cursor, CancellationToken ct) =>
        Results.Ok((await read.ListAsync(context.Actor(), new AuditFilter(search, actor, subject, kind, from, to), Paging.Limit(limit), cursor, ct)).Select(Json));

    private static async Task<IResult> HeadAsync(HttpContext context, ReadAudit read, CancellationToken ct)
    {
        if (!ReadAudit.SeesAll(context.Actor())) return ProblemAnswer.Of(StatusCodes.Status403Forbidden, "forbidden", "Platform people and auditors read the chain's head.");
        var (head, unsealed) = await read.HeadAsync(ct);
        return Results.Ok(new { sequence = head?.Sequence ?? 0, hash = head?.Hash ?? AuditContent.Genesis, at = head?.At, unsealed });
    }

    private static async Task<IResult> VerifyAsync(HttpContext context, CheckAuditChain check, CancellationToken ct) =>
        ProblemAnswer.From(await check.RunAsync(context.Actor(), ct), chain => Results.Ok(new
        {
            intact = chain.IsIntact,
            rows = chain.Report.Rows,
            chain.Unsealed,
            chain.Heads,
            last = chain.Report.Last is { } last ? new { last.Sequence, last.Hash, last.Content.At } : null,
            broken = chain.Report.Broken is { } broken ? new { broken.Sequence, broken.Tampering, broken.Why } : null,
            sentences = chain.Words,
        }));

    private static IResult ExportAsync(
        HttpContext context, ExportAudit export, TimeProvider clock, string? format, string? search, string? actor, string? subject, string? kind, DateTimeOffset? from, DateTimeOffset? to)
    {
        AuditFormat? wanted = format switch { null or "jsonl" => AuditFormat.JsonLines, "csv" => AuditFormat.Csv, _ => null };
        if (wanted is not { } known)
            return ProblemAnswer.From(new Outcome<bool>.Invalid([new Problem("format", "allowedValues", "There is no such format.", "Choose jsonl or csv.")]), _ => Results.Empty);
        var who = context.User.ToActor();
        var filter = new AuditFilter(search, actor, subject, kind, from, to);
        var name = $"audit-{clock.GetUtcNow():yyyyMMdd-HHmm}.{(known is AuditFormat.Csv ? "csv" : "jsonl")}";
        // Sent while it is read: an export of any length needs no memory.
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return Results.Stream(stream => export.RunAsync(who, filter, known, stream, context.RequestAborted), known is AuditFormat.Csv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8", name);
    }

    private static object Json(AuditEntry entry) => new
    {
        entry.Id,
        entry.Sequence,
        entry.Hash,
        entry.At,
        actor = new { id = entry.Actor, name = entry.ActorName },
        entry.Action,
        entry.Subject,
        environment = entry.EnvironmentId,
        entry.Before,
        entry.After,
        entry.Detail,
    };
}
