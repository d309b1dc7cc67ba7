using Portal.Domain.Health.Drills;
using Portal.Platform.Jobs;

namespace Portal.Health.Drills;

public static class DrillParts
{
    public static WebApplicationBuilder AddDrills(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FailoversOfHealth>();
        builder.Services.AddSingleton<ProbeSite>();
        builder.Services.AddSingleton<DrillOrders>();
        builder.Services.AddSingleton<CheckDrill>();
        builder.Services.AddSingleton<PlanDrill>();
        builder.Services.AddSingleton<StartDrill>();
        builder.Services.AddSingleton<DecideDrill>();
        builder.Services.AddSingleton<ReadDrills>();
        builder.Services.AddSingleton<ReadDrillAsks>();
        return builder.AddStageJob<RunDrills>(typeof(Drill));
    }
}
