using Portal.Domain.Deployments;
using Portal.Domain.Reviews;
using Portal.Platform.Jobs;

namespace Portal.Deployments;

public static class DeploymentStage
{
    public static WebApplicationBuilder AddDeployments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CloudFormationOfDeployments>();
        builder.Services.AddSingleton<CheckApproved>();
        builder.Services.AddSingleton<ReadDeployments>();
        return builder
            .AddStageJob<StartDeployments>(typeof(Review), typeof(Deployment))
            .AddStageJob<FollowDeployments>(typeof(Deployment));
    }
}
