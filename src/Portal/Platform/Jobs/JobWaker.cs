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
    private static readonly Changed Everything = new("*", "*");

    /// <summary>Between the jobs when all are to look: first looks at once would hold up each other, and the first people.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _signal = new(0);
    private readonly HashSet<JobKey> _asked = [];
    private bool _all;

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
        // What was left when the last node stopped is looked at now.
        Note(Everything);
        while (!stoppingToken.IsCancellationRequested)
        {
            await _signal.WaitAsync(stoppingToken);
            var (asked, all) = TakeAsked();
            foreach (var (job, n) in asked.Select((job, n) => (job, n)))
            {
                try
                {
                    await AtAsync(job, clock.GetUtcNow() + (all ? Step * n : TimeSpan.Zero), stoppingToken);
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
                if (changed.Kind == Everything.Kind || rule.Kinds.Contains(changed.Kind)) _asked.Add(rule.Job);
            _all |= changed.Kind == Everything.Kind;
            if (before == 0 && _asked.Count > 0) _signal.Release();
        }
    }

    private (List<JobKey> Asked, bool All) TakeAsked()
    {
        lock (_asked)
        {
            var taken = (_asked.ToList(), _all);
            _asked.Clear();
            _all = false;
            return taken;
        }
    }
}
