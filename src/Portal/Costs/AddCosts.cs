using Portal.Costs.Billed;
using Portal.Costs.Estimates;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Platform.Jobs;

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
        return builder
            .AddStageJob<ReadBill>()
            .AddStageJob<KeepEstimates>(typeof(ManagedEnvironment), typeof(Deployment));
    }
}
