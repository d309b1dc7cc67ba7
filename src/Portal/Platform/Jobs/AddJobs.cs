using Quartz;

namespace Portal.Platform.Jobs;

public static class Jobs
{
    /// <summary>The slow net under the wakers.</summary>
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(20);

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
                store.ConfigureStore(options => options.TablePrefix = "qrtz_");
            });
        });
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
            quartz.AddJob<TJob>(job => job.WithIdentity(key).StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity($"{key.Name}-sweep")
                .WithSimpleSchedule(schedule => schedule.WithInterval(Sweep).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
        });
        return builder;
    }
}
