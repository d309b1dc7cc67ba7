using Portal.Domain.Access;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Shell;
using Quartz;

namespace Portal.Platform.Jobs;

public static class Jobs
{
    /// <summary>The slow net under the wakers.</summary>
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(20);

    /// <summary>After the waker has woken all jobs, one by one.</summary>
    private static readonly TimeSpan FirstSweep = TimeSpan.FromSeconds(5);

    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder builder)
    {
        builder.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "portal";
                options.InstanceId = $"{Environment.MachineName}-{Environment.ProcessId}";
            });
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(postgres => postgres.UseRegisteredDataSource = true);
                store.UseClustering(cluster => cluster.CheckinInterval = cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(1));
                store.ProvisionSchema();
                store.UseExecutionHistory();
                store.ConfigureStore(options => options.TablePrefix = "qrtz_");
            });
        });
        builder.Services.AddQuartzExecutionHistory(history =>
        {
            history.Retention = TimeSpan.FromDays(7);
            history.RetentionByResult[JobRunResult.Failed] = TimeSpan.FromDays(30);
            // A sweep that found nothing is of no interest once the next one was made.
            history.RetentionByResult[JobRunResult.Skipped] = TimeSpan.FromMinutes(10);
            history.MaxEntriesPerScheduler = 50_000;
            history.WriteBehindInterval = TimeSpan.FromSeconds(2);
        });
        builder.Services.AddSingleton<ReadJobs>();
        builder.Services.AddSingleton<OperateJobs>();
        builder.Services.AddSingleton<FailedLooks>();
        builder.Services.AddSingleton(new NavEntry(118, "Jobs", "/jobs", Icons.Refresh, person => person.IsInRole(nameof(Role.Approver)) || person.IsInRole(nameof(Role.Administrator))));
        builder.Services.AddSingleton<JobWaker>();
        builder.Services.AddHostedService(services => services.GetRequiredService<JobWaker>());
        builder.Services.AddSingleton<JobParts>();
        builder.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return builder;
    }

    /// <summary>Adds a stage's job, woken by changes of the named records and by its sweep.</summary>
    public static WebApplicationBuilder AddStageJob<TJob>(this WebApplicationBuilder builder, params Type[] wokenBy) where TJob : class, IJob
    {
        var key = new JobKey(typeof(TJob).Name);
        builder.Services.AddSingleton(new WakeRule(key, typeof(TJob), wokenBy.Select(type => type.Name).ToHashSet()));
        builder.AddQuartz(quartz =>
        {
            quartz.AddJob<TJob>(job => job.WithIdentity(key).WithDescription(JobDescription.Of(typeof(TJob))).StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity("sweep", JobWaker.GroupOf(key)).StartAt(TimeProvider.System.GetUtcNow() + FirstSweep)
                .WithSimpleSchedule(schedule => schedule.WithInterval(Sweep).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
        });
        return builder;
    }
}
