using Portal.Domain;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Environments.Import;

/// <param name="Stack">Name or id.</param>
/// <param name="Owner">A person's id; left out: whoever imports.</param>
public sealed record ImportBody(string? Account, string? Region, string? Stack, string? Name, string? Team, string? Owner, string? CostCentre, string? Stage);

internal static class ImportEndpoints
{
    public static void MapImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Environments");
        imports.MapGet("", ListAsync).WithSummary("Stacks of an account and region that no environment owns; for platform people");
        imports.MapGet("/match", MatchAsync).WithSummary("What a stack would be imported as: the product it matches, or none");
        imports.MapPost("", ImportAsync).Takes<ImportBody>().For(TokenScope.Admin).WithSummary("Import a stack as an environment; where a product matches, the portal's tags go through review");
    }

    private static async Task<IResult> ListAsync(HttpContext context, string account, string region, FindStacks find, CancellationToken ct) =>
        ProblemAnswer.From(await find.ListAsync(context.Actor(), account, region, ct), stacks => Results.Ok(new Page<FoundStack>(stacks, null)));

    private static async Task<IResult> MatchAsync(HttpContext context, string account, string region, string stack, FindStacks find, CancellationToken ct) =>
        ProblemAnswer.From(await find.ReadAsync(context.Actor(), account, region, stack, ct), found => Results.Ok(new
        {
            stack = new { found.Stack.Id, found.Stack.Name, found.Stack.Status },
            resources = found.Resources.Count,
            match = Json(found.Match),
        }));

    private static async Task<IResult> ImportAsync(HttpContext context, ImportStack import, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<ImportBody>(context);
        if (body is null) return refusal!;
        var asked = new AskedImport(body.Account ?? "", body.Region ?? "", body.Stack ?? "", body.Name ?? "", body.Team ?? "", body.Owner ?? "", body.CostCentre ?? "", body.Stage ?? "");
        return ProblemAnswer.From(await import.RunAsync(context.Actor(), asked, ct), imported => Results.Created($"{ApiGroup.Root}/environments/{imported.Environment.Id}", new
        {
            environment = imported.Environment.Id,
            imported.Environment.State,
            readOnly = imported.Environment.IsReadOnly,
            imported.Request,
            match = Json(imported.Match),
        }));
    }

    private static object Json(StackMatch match) => new { match.Kind, product = match.Shelved?.Product.Id, version = match.Shelved?.Product.Version, match.Sentence };
}
