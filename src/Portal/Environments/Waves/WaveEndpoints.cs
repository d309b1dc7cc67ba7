using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments.Waves;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Environments.Waves;

/// <param name="Canary">How many go alone at first; 1 when left out.</param>
/// <param name="Batch">How many go together afterwards; 5 when left out.</param>
/// <param name="PauseMinutes">Between two batches; 30 when left out.</param>
public sealed record WaveBody(string? Product, string? Team, string? Stage, string? Account, string? Region, int? Canary, int? Batch, int? PauseMinutes);

internal static class WaveEndpoints
{
    public static void MapWaves(this RouteGroupBuilder api)
    {
        var waves = api.MapGroup("/waves").WithTags("Waves");
        waves.MapGet("", async (HttpContext context, ReadWaves read, CancellationToken ct) =>
            ProblemAnswer.From(await read.ListAsync(context.Actor(), ct), waves => Results.Ok(new { items = waves }))).WithSummary("Waves, the newest first");
        waves.MapGet("/{id}", async (HttpContext context, string id, ReadWaves read, CancellationToken ct) =>
            ProblemAnswer.From(await read.FindAsync(context.Actor(), new WaveId(id), ct), Results.Ok)).WithSummary("One wave: members, what went where and when, and why it stopped");
        waves.MapPost("/preview", PreviewAsync).Takes<WaveBody>().For(TokenScope.Admin).WithSummary("Which environments would take part, from and to which version, in which batch, and what is in whose way; nothing is kept");
        waves.MapPost("", PlanAsync).Takes<WaveBody>().For(TokenScope.Admin).WithSummary("Plan an upgrade of many environments; a change set is prepared for each, and nothing runs yet");
        waves.MapPost("/{id}/start", (HttpContext context, string id, EditWaves edit, CancellationToken ct) => AfterAsync(edit.StartAsync(context.Actor(), new WaveId(id), ct))).For(TokenScope.Admin).WithSummary("Let the canary go, then batch after batch");
        waves.MapPost("/{id}/stop", (HttpContext context, string id, EditWaves edit, CancellationToken ct) => AfterAsync(edit.StopAsync(context.Actor(), new WaveId(id), ct))).For(TokenScope.Admin).WithSummary("Let nothing more go; what runs goes on");
        waves.MapPost("/{id}/resume", (HttpContext context, string id, EditWaves edit, CancellationToken ct) => AfterAsync(edit.ResumeAsync(context.Actor(), new WaveId(id), ct))).For(TokenScope.Admin).WithSummary("Go on after a stop");
        waves.MapPost("/{id}/cancel", (HttpContext context, string id, EditWaves edit, CancellationToken ct) => AfterAsync(edit.CancelAsync(context.Actor(), new WaveId(id), ct))).For(TokenScope.Admin).WithSummary("End it; requests whose turn had not come are withdrawn");
    }

    private static async Task<IResult> PlanAsync(HttpContext context, EditWaves edit, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<WaveBody>(context);
        if (body is null) return refusal!;
        return ProblemAnswer.From(await edit.PlanAsync(context.Actor(), Asked(body), ct), wave => Results.Created($"{ApiGroup.Root}/waves/{wave.Id}", wave));
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, PreviewWave preview, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<WaveBody>(context);
        return body is null ? refusal! : ProblemAnswer.From(await preview.RunAsync(context.Actor(), Asked(body), ct), members => Results.Ok(new { items = members }));
    }

    private static AskedWave Asked(WaveBody body) => new(body.Product ?? "", body.Team, body.Stage, body.Account, body.Region, body.Canary ?? 1, body.Batch ?? 5, body.PauseMinutes ?? 30);

    private static async Task<IResult> AfterAsync(Task<Outcome<Wave>> change) => ProblemAnswer.From(await change, wave => Results.Ok(wave));
}
