using Microsoft.Extensions.Options;
using Portal.Domain.Health;
using Portal.Platform.Jobs;

namespace Portal.Health;

public static class HealthStage
{
    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<HealthSettings>, CheckHealthSettings>();
        builder.Services.AddOptions<HealthSettings>().BindConfiguration(HealthSettings.Section).ValidateOnStart();
        builder.Services.AddSingleton<ResourcesOfHealth>();
        builder.Services.AddSingleton<MetricsOfHealth>();
        builder.Services.AddSingleton<CollectMetrics>();
        builder.Services.AddSingleton<TellHealth>();
        builder.Services.AddSingleton<ClearHealth>();
        builder.Services.AddSingleton<HealthMeter>();
        builder.Services.AddSingleton<ReadUsage>();
        builder.Services.AddSingleton<NoteHealthPlaces>();
        builder.Services.AddSingleton<ReadSpentBudget>();
        builder.Services.AddSingleton<ReadEnvironmentHealth>();
        builder.Services.AddSingleton<ReadFleetHealth>();
        builder.Services.AddSingleton<ReadTimeline>();
        builder.Services.AddSingleton<ReadMetrics>();
        builder.Services.AddSingleton<WatchHealth>();
        return builder.AddStageJob<CollectHealth>(typeof(HealthPlace));
    }
}
