using Portal.Costs.Advice;
using Portal.Costs.Anomalies;
using Portal.Costs.Bands;
using Portal.Costs.Billed;
using Portal.Costs.Estimates;
using Portal.Costs.Leftovers;
using Portal.Costs.Meetings;
using Portal.Costs.Outlooks;
using Portal.Costs.Papers;
using Portal.Domain.Costs;
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
        builder.Services.AddSingleton<ReadVariance>();
        builder.Services.AddSingleton<ReadForecastQuality>();
        builder.Services.AddSingleton<EditBands>();
        builder.Services.AddSingleton<ReadBands>();
        builder.Services.AddSingleton<SeeAnomalies>();
        builder.Services.AddSingleton<ReadAnomalies>();
        builder.Services.AddSingleton<DecideAnomaly>();
        builder.Services.AddSingleton<FindAdvice>();
        builder.Services.AddSingleton<ReadAdvice>();
        builder.Services.AddSingleton<BeginAdvised>();
        builder.Services.AddSingleton<ReadLeftovers>();
        builder.Services.AddSingleton<ReadMeetings>();
        builder.Services.AddSingleton<HoldMeeting>();
        builder.Services.AddSingleton<CloseMeeting>();
        builder.Services.AddSingleton<PrintPdf>();
        return builder
            .AddStageJob<ReadBill>()
            .AddStageJob<KeepEstimates>(typeof(ManagedEnvironment), typeof(Deployment))
            .AddStageJob<JudgeCosts>(typeof(BilledReading), typeof(EnvironmentEstimate), typeof(BandOverride));
    }
}
