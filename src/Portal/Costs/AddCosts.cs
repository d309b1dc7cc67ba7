using Portal.Costs.Billed;
using Portal.Costs.Estimates;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Platform.Jobs;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Shell;

namespace Portal.Costs;

public static class CostStage
{
    public static WebApplicationBuilder AddCosts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CostRequests>();
        builder.Services.AddSingleton<CostExplorerOfCosts>();
        builder.Services.AddSingleton<ActivateCostTag>();
        builder.Services.AddSingleton<EstimateEnvironment>();
        builder.Services.AddSingleton<LoadCosts>();
        builder.Services.AddSingleton<ReadPortfolio>();
        builder.Services.AddSingleton<ReadEnvironmentCost>();
        builder.Services.AddSingleton<ReadYear>();
        builder.Services.AddSingleton(new NavEntry(50, "Costs", "/costs", Icons.Chart));
        return builder
            .AddStageJob<ReadBill>()
            .AddStageJob<KeepEstimates>(typeof(ManagedEnvironment), typeof(Deployment));
    }
}
