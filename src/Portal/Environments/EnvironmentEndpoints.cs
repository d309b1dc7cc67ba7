using Microsoft.AspNetCore.Http.Features;
using Portal.ChangeSets;
using Portal.CloudFormation.Topology;
using Portal.Domain;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Environments.Leases;
using Portal.Environments.Schedules;
using Portal.Platform.Api;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Environments;

internal static class EnvironmentEndpoints
{
    public static void MapEnvironments(this RouteGroupBuilder api)
    {
        var environments = api.MapGroup("/environments").WithTags("Environments");
        environments.MapGet("", ListAsync).WithSummary("Environments; search, sort and filter");
        environments.MapGet("/{id}", FindAsync).WithSummary("One environment; its schedule says whether it runs");
        environments.MapGet("/{id}/resources", async (HttpContext context, string id, ReadEnvironments read, CancellationToken ct) =>
            ProblemAnswer.From(await read.FindAsync(context.Actor(), id, ct), environment => Results.Ok(new { items = environment.Resources.Select(Json), environment.SeenAt }))).WithSummary("What the stack holds, by tier, and when that was last seen");
        environments.MapGet("/{id}/outputs", async (HttpContext context, string id, ReadEnvironments read, CancellationToken ct) =>
            ProblemAnswer.From(await read.FindAsync(context.Actor(), id, ct), environment => Results.Ok(new { items = environment.Outputs, environment.SeenAt }))).WithSummary("Outputs of the stack, and when they were last seen");
        environments.MapLeases();
        environments.MapSchedules();
        environments.MapGet("/{id}/delete-plan", async (HttpContext context, string id, string? emptyBuckets, string? retain, PreviewDelete preview, CancellationToken ct) =>
            ProblemAnswer.From(await preview.RunAsync(context.Actor(), id, ct), ground => Results.Ok(PlanJson(ground, new DeleteChoices(Listed(emptyBuckets), Listed(retain))))))
            .WithSummary("What a delete would do now: steps, what is kept and lost, what stopped the last one; emptyBuckets and retain are comma-separated logical ids");
    }

    private static string[] Listed(string? ids) => ids?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static object PlanJson(DeleteGround ground, DeleteChoices choices)
    {
        var plan = ground.Plan(choices);
        return new
        {
            steps = plan.Steps.Select(step => new { step.Action, step.Text, step.LogicalId, step.PhysicalId, step.Retain }),
            plan.Kept,
            plan.Lost,
            emptiable = PlanDelete.Emptiable(plan).Select(bucket => bucket.LogicalId),
            stuck = ground.Stuck.Select(resource => new { resource.LogicalId, resource.Type, resource.PhysicalId, resource.Reason }),
        };
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, KeepPages pages, string? search, string? state, string? team, string? owner, string? region, string? product, string? sort, bool? deleted, bool? endsSoon, int? limit, string? cursor, CancellationToken ct)
    {
        var problems = new List<Problem>();
        EnvironmentState? wanted = null;
        if (state is not null)
        {
            if (EnumWord.Of<EnvironmentState>(state) is { } known) wanted = known;
            else problems.Add(new Problem("state", "allowedValues", "There is no such state.", "Choose creating, ready, updating, deleting, deleted, failed or imported."));
        }
        if (sort is not null && !ReadEnvironments.Sorts.Contains(sort.TrimStart('-')))
            problems.Add(new Problem("sort", "allowedValues", "Environments can't be sorted by that.", $"Choose {string.Join(" or ", ReadEnvironments.Sorts)}, with a minus in front for the other direction."));
        if (problems.Count > 0) return ProblemAnswer.From(new Outcome<bool>.Invalid(problems), _ => Results.Empty);
        var asked = new EnvironmentFilter(search, wanted, team, owner, region, product, sort ?? "name", deleted ?? false) { EndsSoon = endsSoon ?? false };
        var json = await pages.JsonAsync(context.Actor(), context.Features.GetRequiredFeature<StoreMarks>().Environments, asked, Paging.Limit(limit), cursor, ct);
        return Results.Bytes(json, "application/json; charset=utf-8");
    }

    private static async Task<IResult> FindAsync(HttpContext context, string id, ReadEnvironments read, ReadSchedules schedules, TimeProvider clock, CancellationToken ct)
    {
        var found = await read.FindAsync(context.Actor(), id, ct);
        var schedule = found is Outcome<ManagedEnvironment>.Done(var known) ? ScheduleJson.Brief(await schedules.FindAsync(known.Id, ct), clock.GetUtcNow()) : null;
        return ProblemAnswer.From(found, environment => Results.Ok(Json(environment, schedule)));
    }

    private static object Json(ManagedEnvironment environment, object? schedule) => new
    {
        environment.Id,
        environment.Name,
        environment.State,
        environment.StateReason,
        readOnly = environment.IsReadOnly,
        environment.Team,
        owner = new { id = environment.Owner, name = environment.OwnerName },
        environment.Account,
        environment.Region,
        environment.Stage,
        environment.Product,
        version = environment.ProductVersion,
        environment.Preset,
        environment.CostCentre,
        stack = new { name = environment.StackName, id = environment.StackId },
        inputs = KeepSecrets.Masked(environment.Content.Inputs),
        outputs = environment.Outputs.ToDictionary(output => output.Key, output => output.Value),
        lastDeployment = environment.LastDeploymentId is { Value.Length: > 0 } last ? last : (DeploymentId?)null,
        environment.CreatedAt,
        environment.UpdatedAt,
        environment.SeenAt,
        schedule,
    };

    private static object Json(StackResource resource) => new
    {
        tier = Tiers.Of(resource.Type),
        logicalId = resource.LogicalId,
        physicalId = resource.PhysicalId,
        resource.Type,
        resource.Status,
        resource.At,
    };
}
