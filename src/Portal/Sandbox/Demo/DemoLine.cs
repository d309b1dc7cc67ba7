using System.Text.Json;
using Portal.Platform.Jobs;

namespace Portal.Sandbox.Demo;

/// <summary>
/// The line of stages on led time: every stage's job looks, then time goes on to the moment when something is due next,
/// in the portal and in the sandbox alike.
/// </summary>
internal sealed class DemoLine(IReadOnlyList<ILooks> jobs, LedTime time, SandboxControl sandbox)
{
    // Records that wake a job by their commit have no due time: the next pass finds them.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    // Between reading the clock and setting it.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public DateTimeOffset Now => time.Now;

    /// <summary>Goes on until something is reached; false when it was not within <paramref name="patience"/>.</summary>
    public async Task<bool> UntilAsync(Func<Task<bool>> reached, TimeSpan patience, CancellationToken ct)
    {
        var end = time.Now + patience;
        while (true)
        {
            DateTimeOffset? next = null;
            foreach (var job in jobs)
                if (await job.LookAsync(ct) is { } due && (next is null || due < next)) next = due;
            if (await reached()) return true;
            if (time.Now >= end) return false;
            var wait = next is { } at ? at - time.Now : Most;
            await LeadToAsync(time.Now + (wait < Least ? Least : wait > Most ? Most : wait), ct);
        }
    }

    /// <summary>Leads time to a moment, unless it has passed.</summary>
    public async Task LeadToAsync(DateTimeOffset at, CancellationToken ct)
    {
        if (at <= time.Now) return;
        // The sandbox's time goes on by itself meanwhile, and no step can go back behind it, however slow the machine is.
        using var clock = JsonDocument.Parse((await sandbox.ReadAsync("clock", ct)).Body);
        var shown = clock.RootElement.GetProperty("at").GetDateTimeOffset() + Margin;
        if (at < shown) at = shown;
        await OrderAsync(HttpMethod.Put, "clock", new { at }, ct);
        time.LeadTo(at);
    }

    public async Task OrderAsync(HttpMethod method, string path, object body, CancellationToken ct)
    {
        if ((await sandbox.SendAsync(method, path, body, ct)).Refusal is { } refusal)
            throw new DemoException($"The sandbox refused {path}: {refusal}");
    }
}

/// <summary>The demo world could not be told to its end; the message says why.</summary>
public sealed class DemoException(string message) : Exception(message);
