using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Jobs;

namespace Portal.ChangeSets;

public static class ChangeSetStage
{
    public static WebApplicationBuilder AddChangeSets(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CloudFormationOfChangeSets>();
        builder.Services.AddSingleton<RenderTemplate>();
        builder.Services.AddSingleton<PassTemplate>();
        builder.Services.AddSingleton<ProtectionsOfChangeSets>();
        builder.Services.AddSingleton<ReadStanding>();
        builder.Services.AddSingleton<OwnStack>();
        builder.Services.AddSingleton<DigestOf>();
        builder.Services.AddSingleton<JudgeChangeSet>();
        builder.Services.AddSingleton<PriceChangeSet>();
        builder.Services.AddSingleton<WhatDiffers>();
        builder.Services.AddSingleton<DriftOfChangeSets>();
        builder.Services.AddSingleton<CheckDrift>();
        return builder
            .AddStageJob<OpenChangeSets>(typeof(EnvironmentRequest), typeof(Review), typeof(Deployment))
            .AddStageJob<PrepareChangeSets>(typeof(ChangeSet))
            .AddStageJob<SeeDrift>(typeof(ChangeSet))
            .AddStageJob<DiscardChangeSets>(typeof(EnvironmentRequest), typeof(ChangeSet), typeof(Review), typeof(Deployment));
    }
}
