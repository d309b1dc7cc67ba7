namespace Portal.Platform.Live;

/// <summary>
/// Calls back when a record that concerns a page changed: at once, then at most once in a while, and always once more
/// after the last change. Dispose it with the page.
/// </summary>
public sealed class Rereading : IDisposable
{
    private readonly Func<Changed, bool> _concerns;
    private readonly Func<Task> _reread;
    private readonly TimeSpan _atMostEvery;
    private readonly ITimer _timer;
    private readonly IDisposable _listening;
    private readonly Lock _lock = new();
    private bool _resting, _again, _over;

    /// <param name="concerns">Asked for every change in the portal; must be quick.</param>
    /// <param name="reread">Reads and shows; faults are its own to handle.</param>
    public Rereading(LiveUpdates live, TimeProvider clock, Func<Changed, bool> concerns, Func<Task> reread, TimeSpan atMostEvery)
    {
        (_concerns, _reread, _atMostEvery) = (concerns, reread, atMostEvery);
        _timer = clock.CreateTimer(_ => Rested(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _listening = live.Listen(Heard);
    }

    // "*" is told after the listening connection broke: anything may have changed.
    private void Heard(Changed changed)
    {
        if (changed.Kind != "*" && !_concerns(changed)) return;
        lock (_lock)
        {
            if (_over) return;
            if (_resting)
            {
                _again = true;
                return;
            }
            Begin();
        }
        _ = _reread();
    }

    private void Rested()
    {
        lock (_lock)
        {
            _resting = false;
            if (_over || !_again) return;
            _again = false;
            Begin();
        }
        _ = _reread();
    }

    private void Begin()
    {
        _resting = true;
        _timer.Change(_atMostEvery, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (_lock) _over = true;
        _listening.Dispose();
        _timer.Dispose();
    }
}
