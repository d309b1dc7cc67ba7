using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Health;
using Portal.Platform.Api;

namespace Portal.Health;

internal static class HealthEndpoints
{
    public static void MapHealth(this RouteGroupBuilder api)
    {
        var environments = api.MapGroup("/environments/{id}").WithTags("Health");
        environments.MapGet("/health", async (HttpContext context, string id, ReadEnvironmentHealth read, CancellationToken ct) =>
            ProblemAnswer.From(await read.FindAsync(context.Actor(), id, ct), Results.Ok)).WithSummary("State, tiers with reasons, zones, objective and alarms of an environment");
        environments.MapGet("/health/metrics", async (HttpContext context, string id, string? range, string? metrics, ReadMetrics read, CancellationToken ct) =>
            ProblemAnswer.From(await RunAsync(context.Actor(), id, range, metrics, read, ct), Results.Ok)).WithSummary("Measured series of an environment; range is 1h, 24h, 7d or 30d, metrics a comma-separated list");
        environments.MapGet("/zones", async (HttpContext context, string id, ReadEnvironmentHealth read, CancellationToken ct) =>
            ProblemAnswer.From(await read.FindAsync(context.Actor(), id, ct), health => Results.Ok(health.Grid))).WithSummary("What stands in which zone, and what losing each would do");
        environments.MapGet("/slo", async (HttpContext context, string id, ReadEnvironmentHealth read, CancellationToken ct) =>
            ProblemAnswer.From(await read.FindAsync(context.Actor(), id, ct), health => Results.Ok(new { health.Slo, health.Edge, health.Burning, health.Spent }))).WithSummary("Availability, budget and burn; null without traffic");
        environments.MapGet("/timeline", async (HttpContext context, string id, int? limit, ReadEnvironmentHealth read, ReadTimeline timeline, CancellationToken ct) =>
            await read.FindAsync(context.Actor(), id, ct) is Outcome<EnvironmentHealthView>.Done(var health)
                ? Results.Ok(new Page<TimelineEntry>(await timeline.OfAsync(health.Id, Paging.Limit(limit), ct), null))
                : ProblemAnswer.Of(StatusCodes.Status404NotFound, "notFound", Environments.ReadEnvironments.None)).WithSummary("Deployments, alarms, failovers, zones, drift of an environment, newest first");
        api.MapGet("/usage", async (HttpContext context, ReadUsage usage, CancellationToken ct) =>
            ProblemAnswer.From(await usage.RunAsync(context.Actor(), ct), Results.Ok)).WithTags("Health").WithSummary("Calls to AWS and what they cost by estimate, by account and region; for platform people");
        api.MapGroup("/fleet").WithTags("Health").MapGet("/health", FleetAsync).WithSummary("Every environment's health, worst first; filter by search, team, account, region, stage, state");
    }

    private static async Task<Outcome<MetricRange>> RunAsync(Actor actor, string id, string? range, string? metrics, ReadMetrics read, CancellationToken ct)
    {
        List<HealthMetric> asked = [];
        List<Problem> problems = [];
        foreach (var name in metrics?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            if (EnumWord.Of<HealthMetric>(name) is { } metric) asked.Add(metric);
            else problems.Add(new Problem("metrics", "allowedValues", $"There is no metric {name}.", $"Choose among {string.Join(", ", MetricFacts.All.Keys)}."));
        }
        return problems.Count > 0 ? new Outcome<MetricRange>.Invalid(problems) : await read.RunAsync(actor, id, range ?? "24h", metrics is null ? null : asked, ct);
    }

    private static async Task<IResult> FleetAsync(HttpContext context, string? search, string? team, string? account, string? region, string? stage, string? state, ReadFleetHealth read, CancellationToken ct)
    {
        HealthState? wanted = null;
        if (state is not null)
        {
            if (EnumWord.Of<HealthState>(state) is not { } known)
                return ProblemAnswer.From(new Outcome<bool>.Invalid([new Problem("state", "allowedValues", "There is no such state.", "Choose healthy, degraded, down or unknown.")]), _ => Results.Empty);
            wanted = known;
        }
        return Results.Ok(await read.ListAsync(context.Actor(), new FleetFilter(search, team, account, region, stage, wanted), ct));
    }
}
