using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Platform.Jobs;
using Portal.Requests.Wizard;

namespace Portal.Requests;

public static class RequestStage
{
    public static WebApplicationBuilder AddRequests(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CheckContent>();
        builder.Services.AddSingleton<ProductOfRequest>();
        builder.Services.AddSingleton<EvaluateRequest>();
        builder.Services.AddSingleton<FindQuotas>();
        builder.Services.AddSingleton<SendImport>();
        builder.Services.AddSingleton<ReadTeamStanding>();
        builder.Services.AddSingleton<KeepSecrets>();
        builder.Services.AddSingleton<StartRequest>();
        builder.Services.AddSingleton<SaveDraft>();
        builder.Services.AddSingleton<SubmitRequest>();
        builder.Services.AddSingleton<WithdrawRequest>();
        builder.Services.AddSingleton<ReleaseRequest>();
        builder.Services.AddSingleton<ReopenRequest>();
        builder.Services.AddSingleton<ReadRequests>();
        builder.Services.AddSingleton<ReadWhatStands>();
        builder.Services.AddSingleton<ReadUsualTimes>();
        builder.Services.AddSingleton<CloneAsDraft>();
        builder.Services.AddSingleton<ReadFieldComments>();
        builder.Services.AddSingleton<ReadUpgrade>();
        builder.Services.AddSingleton<OpenDraft>();
        return builder
            .AddStageJob<AskForLeaseDeletes>(typeof(Lease), typeof(EnvironmentRequest), typeof(Deployment))
            .AddStageJob<TakeBackLeaseDeletes>(typeof(Lease));
    }
}
