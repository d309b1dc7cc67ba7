using Portal.Catalog;
using Portal.Catalog.Prices;
using Portal.Costs;
using Portal.Deployments;
using Portal.Environments;
using Portal.Environments.Drift;
using Portal.Environments.Import;
using Portal.Environments.Waves;
using Portal.Health;
using Portal.Health.Drills;
using Portal.Platform.Access.Sessions;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Accounts;
using Portal.Platform.Api;
using Portal.Platform.Audit;
using Portal.Platform.Data;
using Portal.Platform.Doctor;
using Portal.Platform.Freezes;
using Portal.Platform.Jobs;
using Portal.Requests;
using Portal.Reviews;
using Portal.Reviews.Delegations;

namespace Portal;

internal static class Stages
{
    /// <summary>The API, stage by stage from left to right.</summary>
    public static WebApplication MapStages(this WebApplication app)
    {
        var api = app.MapApi();
        api.MapProducts();
        api.MapPrices();
        api.MapEvaluations();
        api.MapRequests();
        api.MapReviews();
        api.MapDelegations();
        api.MapDeployments();
        api.MapDeploymentControl();
        api.MapEnvironments();
        api.MapImports();
        api.MapDrift();
        api.MapWaves();
        api.MapCosts();
        api.MapHealth();
        api.MapDrills();
        api.MapFreezes();
        api.MapAccounts();
        api.MapJobs();
        api.MapAudit();
        api.MapSchema();
        api.MapDoctor();
        api.MapMe();
        api.MapTokens();
        api.MapSessions();
        // A version such as 1.0.0 at the end of a path looks like a file, which MapFallback leaves to nobody.
        api.Map("{*path}", () => ProblemAnswer.Of(StatusCodes.Status404NotFound, "notFound", "The API has no such path. /openapi/v1.json lists them.")).WithOrder(int.MaxValue).ForAnyToken().ExcludeFromDescription();
        app.MapPackDownloads();
        app.MapTableDownloads();
        return app;
    }
}
