using Microsoft.Extensions.Logging;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Quartz;

namespace Portal.Platform.Jobs;

/// <summary>Which records' changes make a job look at once, instead of at its next sweep.</summary>
public sealed record WakeRule(JobKey Job, Type Type, IReadOnlySet<string> Kinds);

/// <summary>
/// Quartz only wakes the jobs; what is to do stands in our tables. A change wakes the jobs that watch its kind, a job
/// asks to be looked at again at a time, and a slow sweep catches whatever was missed.
/// </summary>
public sealed class JobWaker(ISchedulerFactory schedulers, IEnumerable<WakeRule> rules, LiveUpdates live, TimeProvider clock, ILogger<JobWaker> log) : BackgroundService
{
    private readonly SemaphoreSlim _signal = new(0);
    private readonly HashSet<JobKey> _asked = [];

    /// <summary>The group of all triggers of a job: while it is paused, no wish gets past it.</summary>
    public static string GroupOf(JobKey job) => job.Name;

    /// <summary>Fires the job at <paramref name="at"/>, or sooner when that is asked for already; wishes never pile up.</summary>
    public async Task AtAsync(JobKey job, DateTimeOffset at, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var now = clock.GetUtcNow();
        var trigger = TriggerBuilder.Create().WithIdentity("again", GroupOf(job)).ForJob(job).StartAt(at > now ? at : now).Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.KeepEarlier, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = live.Listen(Note);
        while (!stoppingToken.IsCancellationRequested)
        {
            await _signal.WaitAsync(stoppingToken);
            foreach (var job in TakeAsked())
            {
                try
                {
                    await AtAsync(job, clock.GetUtcNow(), stoppingToken);
                }
                // Left to go on, anything else would end the whole node.
                catch (Exception fault) when (fault is SchedulerException or JobPersistenceException || StoreFault.SentenceOf(fault) is not null)
                {
                    log.LogWarning(fault, "{Job} could not be woken; its sweep will come", job.Name);
                }
            }
        }
    }

    private void Note(Changed changed)
    {
        lock (_asked)
        {
            var before = _asked.Count;
            foreach (var rule in rules)
                if (changed.Kind == "*" || rule.Kinds.Contains(changed.Kind)) _asked.Add(rule.Job);
            if (before == 0 && _asked.Count > 0) _signal.Release();
        }
    }

    private List<JobKey> TakeAsked()
    {
        lock (_asked)
        {
            var taken = _asked.ToList();
            _asked.Clear();
            return taken;
        }
    }
}
