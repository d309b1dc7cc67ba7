using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Portal.Platform.Live;

/// <summary>A record changed: its kind (the domain type's name) and its id.</summary>
public readonly record struct Changed(string Kind, string Id);

/// <summary>
/// Tells this node's pages and jobs what any node committed. PostgreSQL delivers a notification only when the
/// transaction that made it commits, so a listener that reads afterwards finds the change.
/// </summary>
public sealed class LiveUpdates(NpgsqlDataSource source, ILogger<LiveUpdates> log) : BackgroundService
{
    internal const string Channel = "portal_changed";

    private readonly ConcurrentDictionary<Guid, Action<Changed>> _listeners = new();

    /// <summary>Calls <paramref name="listener"/> for every change until disposed. It must return quickly and not throw.</summary>
    public IDisposable Listen(Action<Changed> listener)
    {
        var key = Guid.NewGuid();
        _listeners[key] = listener;
        return new Listening(() => _listeners.TryRemove(key, out _));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenUntilBrokenAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException or TimeoutException)
            {
                log.LogWarning(fault, "The connection that listens for changes broke; it is opened again");
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenUntilBrokenAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        connection.Notification += (_, e) => Tell(e.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);
        // What was committed while nobody listened is unknown: everybody reads again.
        Tell("* *");
        while (true) await connection.WaitAsync(ct);
    }

    private void Tell(string payload)
    {
        var space = payload.IndexOf(' ', StringComparison.Ordinal);
        var changed = new Changed(payload[..space], payload[(space + 1)..]);
        foreach (var listener in _listeners.Values) listener(changed);
    }

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
