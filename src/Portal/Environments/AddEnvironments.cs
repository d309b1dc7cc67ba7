using Portal.Domain.Deployments;
using Portal.Platform.Jobs;

namespace Portal.Environments;

public static class EnvironmentStage
{
    public static WebApplicationBuilder AddEnvironments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CloudFormationOfEnvironments>();
        builder.Services.AddSingleton<ReadEnvironments>();
        builder.Services.AddSingleton<PreviewDelete>();
        return builder.AddStageJob<RecordEnvironments>(typeof(Deployment));
    }
}
