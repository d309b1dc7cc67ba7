using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;

namespace Portal.Platform.Doctor;

internal static class DoctorEndpoint
{
    public static void MapDoctor(this RouteGroupBuilder api) =>
        api.MapGet("/doctor", async (HttpContext context, ExamineInstallation examine, CancellationToken ct) => ProblemAnswer.From(await examine.RunAsync(context.Actor(), ct), findings => Results.Ok(new
        {
            wrong = findings.Count(finding => finding.Grade is Grade.Wrong),
            items = findings,
        }))).For(TokenScope.Admin).WithTags("Operation").WithSummary("Settings, data folder, database, products, accounts and mail as the answering node finds them, and what to do where something is wrong; for administrators");
}
