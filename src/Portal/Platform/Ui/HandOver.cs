using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Portal.Platform.Ui;

/// <summary>
/// Keeps what a page read while it was prerendered until its circuit takes over, so that the circuit begins with the
/// same page instead of an empty one. Only a ticket goes through the browser: what was read may hold secrets. A circuit
/// that begins on another node, or late, reads again.
/// </summary>
public sealed class HandOver(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, object What)> _left = new();

    /// <summary>Called while prerendering: leaves what <paramref name="what"/> gives at the end of it; null leaves nothing.</summary>
    /// <param name="name">Of the page's state, the same when it is taken.</param>
    public PersistingComponentStateSubscription LeaveAtTheEnd(PersistentComponentState state, string name, Func<object?> what) => state.RegisterOnPersisting(() =>
    {
        if (what() is { } left) state.PersistAsJson(name, Leave(left));
        return Task.CompletedTask;
    }, RenderMode.InteractiveServer);

    /// <summary>What the prerendered page left; each can be taken once.</summary>
    public bool TryTake<T>(PersistentComponentState state, string name, [NotNullWhen(true)] out T? what) where T : class
    {
        what = null;
        if (!state.TryTakeFromJson<string>(name, out var ticket) || ticket is null) return false;
        if (!_left.TryRemove(ticket, out var left) || left.Until < clock.GetUtcNow()) return false;
        what = left.What as T;
        return what is not null;
    }

    private string Leave(object what)
    {
        var now = clock.GetUtcNow();
        // Pages whose circuit never came.
        foreach (var (old, left) in _left)
            if (left.Until < now) _left.TryRemove(old, out _);
        var ticket = RandomNumberGenerator.GetHexString(32);
        _left[ticket] = (now + Kept, what);
        return ticket;
    }
}
