using System.Collections.Concurrent;
using System.Text.Json;
using Portal.Domain.Access;
using Portal.Platform.Api;

namespace Portal.Environments;

/// <summary>
/// Pages of the list of environments as the API answers them, kept as long as the store's mark says that nothing in any of them changed.
/// What a page holds is decided by the words it is kept under alone: which team's, what of it, and from where on.
/// </summary>
public sealed class KeepPages(ReadEnvironments read)
{
    /// <summary>Of all pages together, in bytes.</summary>
    private const long Room = 16 << 20;

    private volatile Kept _kept = new(default);

    private sealed record Words(string? OnlyTeam, EnvironmentFilter Filter, int Limit, string? Cursor);

    /// <param name="mark">The store's mark of environments, read after the call came.</param>
    public Task<byte[]> JsonAsync(Actor actor, Guid mark, EnvironmentFilter filter, int limit, string? cursor, CancellationToken ct)
    {
        var kept = _kept;
        if (kept.Mark != mark) _kept = kept = new Kept(mark);
        var words = new Words(actor.OnlyTeam, filter, limit, cursor);
        return kept.Pages.GetOrAdd(words, static (asked, own) => new Lazy<Task<byte[]>>(() => own.Keep.ReadAsync(asked, own.Kept)), (Keep: this, Kept: kept)).Value.WaitAsync(ct);
    }

    // Whoever asks for the same page meanwhile waits for this reading. The first of them may go away, and it goes on.
    private async Task<byte[]> ReadAsync(Words words, Kept kept)
    {
        var holds = false;
        try
        {
            var page = await read.ListAsync(words.OnlyTeam, words.Filter, words.Limit, words.Cursor, CancellationToken.None);
            var json = JsonSerializer.SerializeToUtf8Bytes(page, ApiJson.Options);
            // What a schedule says of now, and which lease ends soon, changes with the clock and without any change in the store.
            holds = !words.Filter.EndsSoon && page.Items.All(row => row.Stopped is null);
            if (holds && Interlocked.Add(ref kept.Bytes, json.Length) > Room && ReferenceEquals(_kept, kept)) _kept = new Kept(kept.Mark);
            return json;
        }
        finally
        {
            if (!holds) kept.Pages.TryRemove(words, out _);
        }
    }

    private sealed class Kept(Guid mark)
    {
        public long Bytes;

        public Guid Mark => mark;

        public ConcurrentDictionary<Words, Lazy<Task<byte[]>>> Pages { get; } = [];
    }
}
