using Portal.Platform.Api;

namespace Portal.Platform.Data;

internal static class SchemaEndpoints
{
    public static void MapSchema(this RouteGroupBuilder api) =>
        api.MapGet("/store/migrations", async (HttpContext context, ReadSchema read, CancellationToken ct) => ProblemAnswer.From(await read.RunAsync(context.Actor(), ct), Results.Ok))
            .WithTags("Operation").WithSummary("Migrations of the store: applied, pending, and unknown to this version; for platform people, administrators and auditors");
}
