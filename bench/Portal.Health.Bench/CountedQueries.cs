using System.Diagnostics;

namespace Portal.Health.Bench;

/// <summary>Commands that went to PostgreSQL while it was there.</summary>
internal sealed class CountedQueries : IDisposable
{
    private readonly ActivityListener _listener;
    private int _count;

    public CountedQueries()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStarted = _ => Interlocked.Increment(ref _count),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Count => _count;

    public void Dispose() => _listener.Dispose();
}
