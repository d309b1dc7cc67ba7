using Portal.Platform.Api;
using Quartz;

namespace Portal.Platform.Jobs;

internal static class JobEndpoints
{
    public static void MapJobs(this RouteGroupBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Jobs");
        jobs.MapGet("", ListAsync).WithSummary("Nodes, and jobs: what runs where, how the last run went, when the next is, who paused it; looks that fail and are tried again; for platform people, administrators and auditors");
        jobs.MapGet("/runs", RunsAsync).WithSummary("Runs that did something or failed, newest first; those of one job with job=");
        jobs.MapPost("/{job}/run", RunAsync).WithSummary("Wake a job now; for administrators");
        jobs.MapPost("/{job}/pause", PauseAsync).WithSummary("Stop a job from looking, on all nodes, until it is let go on; for administrators");
        jobs.MapPost("/{job}/resume", ResumeAsync).WithSummary("Let a paused job go on; for administrators");
        jobs.MapPost("/{job}/retry", RetryAsync).WithSummary("Try a failed look again at once, by its record's key; for administrators");
    }

    private sealed record PauseBody(string? Reason);

    private sealed record RetryBody(string? Key);

    private static async Task<IResult> ListAsync(HttpContext context, ReadJobs read, CancellationToken ct) =>
        ProblemAnswer.From(await read.ListAsync(context.Actor(), ct), view => Results.Ok(new { view.Nodes, items = view.Jobs.Select(Json), failed = view.Failed }));

    private static async Task<IResult> RunsAsync(HttpContext context, string? job, int? limit, ReadJobs read, CancellationToken ct) =>
        ProblemAnswer.From(await read.RunsAsync(context.Actor(), job, Paging.Limit(limit), ct), runs => Results.Ok(new { items = runs.Select(Json), nextCursor = (string?)null }));

    private static async Task<IResult> RunAsync(HttpContext context, string job, OperateJobs operate, CancellationToken ct) =>
        ProblemAnswer.From(await operate.RunNowAsync(context.Actor(), job, ct), name => Results.Accepted(value: new { job = name }));

    private static async Task<IResult> PauseAsync(HttpContext context, string job, OperateJobs operate, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<PauseBody>(context);
        return refusal ?? ProblemAnswer.From(await operate.PauseAsync(context.Actor(), job, body!.Reason ?? "", ct), name => Results.Ok(new { job = name }));
    }

    private static async Task<IResult> ResumeAsync(HttpContext context, string job, OperateJobs operate, CancellationToken ct) =>
        ProblemAnswer.From(await operate.ResumeAsync(context.Actor(), job, ct), name => Results.Ok(new { job = name }));

    private static async Task<IResult> RetryAsync(HttpContext context, string job, OperateJobs operate, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<RetryBody>(context);
        return refusal ?? ProblemAnswer.From(await operate.RetryAsync(context.Actor(), job, body!.Key ?? "", ct), Results.Ok);
    }

    private static object Json(JobLine job) => new
    {
        job.Name,
        job.Does,
        job.State,
        job.RunsOn,
        job.RunsSince,
        job.NextAt,
        last = job.Last is { } last ? new { at = last.LastFiredAtUtc, node = last.LastSchedulerInstanceId, seconds = last.LastDuration.TotalSeconds, result = last.LastResult, summary = last.LastSummary } : null,
        runs = job.Last?.RunCount ?? 0,
        failures = job.Last?.FailureCount ?? 0,
        failuresInARow = job.Last?.ConsecutiveFailures ?? 0,
        lastFailure = job.Last?.LastFailureMessage,
        pause = job.Pause is { } pause ? new { by = pause.RequestedBy, at = pause.PausedAtUtc, reason = pause.Reason } : null,
    };

    private static object Json(ExecutionHistoryEntry run) => new { job = run.JobName, node = run.SchedulerInstanceId, at = run.FiredAtUtc, seconds = run.Duration.TotalSeconds, result = run.EffectiveResult, summary = run.Summary ?? run.ExceptionMessage };
}
