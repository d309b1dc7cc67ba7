using Portal.Domain.Access;
using Portal.Domain.Deployments;
using Portal.Environments.Import;
using Portal.Platform.Jobs;

namespace Portal.Environments;

public static class EnvironmentStage
{
    public static WebApplicationBuilder AddEnvironments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CloudFormationOfEnvironments>();
        builder.Services.AddSingleton<ReadEnvironments>();
        builder.Services.AddSingleton<StacksOfEnvironments>();
        builder.Services.AddSingleton<MatchStack>();
        builder.Services.AddSingleton<FindStacks>();
        builder.Services.AddSingleton<ImportStack>();
        return builder.AddStageJob<RecordEnvironments>(typeof(Deployment), typeof(AccountPlace));
    }
}
