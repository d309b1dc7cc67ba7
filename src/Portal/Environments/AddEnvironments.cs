using Portal.Domain.Access;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Domain.Environments.Waves;
using Portal.Environments.Drift;
using Portal.Environments.Import;
using Portal.Environments.Leases;
using Portal.Environments.Schedules;
using Portal.Environments.Waves;
using Portal.Platform.Jobs;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Shell;

namespace Portal.Environments;

public static class EnvironmentStage
{
    public static WebApplicationBuilder AddEnvironments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CloudFormationOfEnvironments>();
        builder.Services.AddSingleton<ReadEnvironments>();
        builder.Services.AddSingleton<KeepPages>();
        builder.Services.AddSingleton<StacksOfEnvironments>();
        builder.Services.AddSingleton<MatchStack>();
        builder.Services.AddSingleton<FindStacks>();
        builder.Services.AddSingleton<ImportStack>();
        builder.Services.AddSingleton<PreviewDelete>();
        builder.Services.AddSingleton<ReadAsks>();
        builder.Services.AddSingleton<ReadLeaseTerms>();
        builder.Services.AddSingleton<ExtendLease>();
        builder.Services.AddSingleton<PowerOfEnvironments>();
        builder.Services.AddSingleton<TakePowerStep>();
        builder.Services.AddSingleton<ReadSchedules>();
        builder.Services.AddSingleton<EditSchedule>();
        builder.Services.AddSingleton<DecideSchedule>();
        builder.Services.AddSingleton<KeepRunning>();
        builder.Services.AddSingleton<DriftOfEnvironments>();
        builder.Services.AddSingleton<AskForDrift>();
        builder.Services.AddSingleton<ReadDrift>();
        builder.Services.AddSingleton<AcceptDrift>();
        builder.Services.AddSingleton(new NavEntry(46, "Drift", "/drift", Icons.Drift, person => person.IsInRole(nameof(Role.Approver)) || person.IsInRole(nameof(Role.Administrator)) || person.IsInRole(nameof(Role.Auditor))));
        builder.Services.AddSingleton<AlarmsOfEnvironments>();
        builder.Services.AddSingleton<AlarmsOfWave>();
        builder.Services.AddSingleton<ReadWaves>();
        builder.Services.AddSingleton<PreviewWave>();
        builder.Services.AddSingleton<EditWaves>();
        builder.Services.AddSingleton(new NavEntry(47, "Waves", "/waves", Icons.Layers, person => person.IsInRole(nameof(Role.Approver)) || person.IsInRole(nameof(Role.Administrator)) || person.IsInRole(nameof(Role.Auditor))));
        return builder
            .AddStageJob<RecordEnvironments>(typeof(Deployment), typeof(AccountPlace))
            .AddStageJob<KeepLeases>(typeof(Lease))
            .AddStageJob<KeepSchedules>(typeof(EnvironmentSchedule), typeof(Deployment))
            .AddStageJob<PlanDrift>(typeof(ManagedEnvironment))
            .AddStageJob<SeeEnvironmentDrift>(typeof(EnvironmentDrift))
            .AddStageJob<LeadWaves>(typeof(Wave));
    }
}
