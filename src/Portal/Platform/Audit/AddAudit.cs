using Portal.Domain.Audit;
using Portal.Platform.Jobs;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Shell;
using Quartz;

namespace Portal.Platform.Audit;

public static class AuditParts
{
    public static WebApplicationBuilder AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReadAudit>();
        builder.Services.AddSingleton<ExportAudit>();
        builder.Services.AddSingleton<CheckAuditChain>();
        builder.Services.AddSingleton<AuditHeads>();
        builder.Services.AddSingleton(new NavEntry(110, "Audit", "/audit", Icons.History));
        builder.AddHeadSchedule();
        return builder.AddStageJob<SealAudit>(typeof(AuditEntry));
    }

    private static void AddHeadSchedule(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(PortalSettings.Section).Get<PortalSettings>() ?? new PortalSettings();
        var key = new JobKey(nameof(WriteAuditHead));
        builder.Services.AddSingleton(new WakeRule(key, typeof(WriteAuditHead), new HashSet<string>()));
        builder.AddQuartz(quartz =>
        {
            quartz.AddJob<WriteAuditHead>(job => job.WithIdentity(key).WithDescription(JobDescription.Of(typeof(WriteAuditHead))).StoreDurably());
            if (settings.Audit.HeadEveryMinutes <= 0) return;
            quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity("sweep", JobWaker.GroupOf(key)).WithSimpleSchedule(schedule => schedule
                .WithInterval(TimeSpan.FromMinutes(settings.Audit.HeadEveryMinutes)).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
        });
    }
}
