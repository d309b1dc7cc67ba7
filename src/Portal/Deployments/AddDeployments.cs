using Portal.Domain.Access;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Jobs;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Shell;

namespace Portal.Deployments;

public static class DeploymentStage
{
    public static WebApplicationBuilder AddDeployments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CloudFormationOfDeployments>();
        builder.Services.AddSingleton<OperatorOfDeployments>();
        builder.Services.AddSingleton<CarryOutStep>();
        builder.Services.AddSingleton<CheckApproved>();
        builder.Services.AddSingleton<CheckQuotas>();
        builder.Services.AddSingleton<AskStep>();
        builder.Services.AddSingleton<PaceOfLooks>();
        builder.Services.AddSingleton<NoticeSilence>();
        builder.Services.AddSingleton<ReadUsualDurations>();
        builder.Services.AddSingleton<ControlDeployment>();
        builder.Services.AddSingleton<ReadDeployments>();
        builder.Services.AddSingleton(new NavEntry(45, "Deployments", "/deployments", Icons.Play));
        return builder
            .AddStageJob<StartDeployments>(typeof(EnvironmentRequest), typeof(Review), typeof(Deployment), typeof(Freeze))
            .AddStageJob<FollowDeployments>(typeof(Deployment));
    }
}
