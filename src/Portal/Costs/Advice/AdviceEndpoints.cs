using Portal.Costs.Advice;
using Portal.Costs.Papers;
using Portal.Domain;
using Portal.Domain.Costs;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Costs;

/// <param name="Title">As the list of advice has it.</param>
public sealed record AdviceBody(string? Environment, string? Kind, string? Title);

internal static class AdviceEndpoints
{
    public static void MapAdvice(this RouteGroupBuilder costs)
    {
        costs.MapGet("/advice", async (HttpContext context, string? environment, ReadAdvice read, CancellationToken ct) =>
        {
            var views = await read.RunAsync(context.Actor(), environment is null ? null : new EnvironmentId(environment), ct);
            return context.Table("advice", () => PaperTable.AdviceOf(views)) ?? Results.Ok(new { items = views.Select(Json) });
        }).WithSummary("Changes that would save, that no policy refuses and that keep the availability; CSV too");
        costs.MapPost("/advice/requests", async (HttpContext context, BeginAdvised begin, CancellationToken ct) =>
        {
            var (body, refusal) = await ReadBody.AsAsync<AdviceBody>(context);
            if (refusal is not null) return refusal;
            if (EnumWord.Of<AdviceKind>(body!.Kind) is not { } kind) return CostEndpoints.Wrong("kind", "There is no such advice.", "Take kind and title from the list of advice.");
            return ProblemAnswer.From(await begin.RunAsync(context.Actor(), new EnvironmentId(body.Environment ?? ""), kind, body.Title ?? "", ct), request => Results.Created($"{ApiGroup.Root}/requests/{request.Id}", new { request.Id, state = "draft" }));
        }).Takes<AdviceBody>().For(TokenScope.Request).WithSummary("Begin the change request of a piece of advice, as a draft with its inputs filled in");
    }

    internal static object Json(AdviceView view) => new
    {
        environment = new { id = view.EnvironmentId, name = view.Environment },
        view.Team,
        view.Advice.Kind,
        view.Advice.Title,
        saving = Money.Usd(view.Advice.Saving),
        view.Advice.Risk,
        view.Advice.Evidence,
        view.Advice.Inputs,
        view.Advice.Opens,
    };
}
