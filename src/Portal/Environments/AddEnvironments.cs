using Portal.Domain.Access;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Environments.Import;
using Portal.Environments.Leases;
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
        builder.Services.AddSingleton<PreviewDelete>();
        builder.Services.AddSingleton<ReadLeaseTerms>();
        builder.Services.AddSingleton<ExtendLease>();
        return builder
            .AddStageJob<RecordEnvironments>(typeof(Deployment), typeof(AccountPlace))
            .AddStageJob<KeepLeases>(typeof(Lease));
    }
}
