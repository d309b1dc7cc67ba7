using Portal.Catalog;
using Portal.ChangeSets;
using Portal.Costs;
using Portal.Deployments;
using Portal.Environments;
using Portal.Health;
using Portal.Health.Drills;
using Portal.Home;
using Portal.Platform;
using Portal.Platform.Ui;
using Portal.Requests;
using Portal.Reviews;
using Portal.Sandbox;

namespace Portal;

/// <summary>What the portal is made of. The program and the tests put it together by the same list.</summary>
public static class PortalHost
{
    public static WebApplicationBuilder Configure(WebApplicationBuilder builder, string connectionString) => builder
        .AddPlatform(connectionString)
        .AddDoctor(connectionString)
        .AddCatalog()
        .AddRequests()
        .AddChangeSets()
        .AddReviews()
        .AddDeployments()
        .AddEnvironments()
        .AddCosts()
        .AddHealth()
        .AddDrills()
        .AddHealthPages()
        .AddHome()
        .AddSandbox()
        .AddUi();
}
