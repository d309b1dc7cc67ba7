using Npgsql;

namespace Portal.Platform.Data;

/// <summary>
/// Words that the store draws anew, within the same commit, whenever something changed that they stand for. Who holds what he read
/// under a word that is still the store's holds what is in the store.
/// </summary>
/// <param name="Access">Tokens and people.</param>
/// <param name="Environments">Environments, their leases and schedules.</param>
public sealed record StoreMarks(Guid Access, Guid Environments);

/// <summary>
/// Reads the marks. Calls that come at once share one reading, which began after each of them came: whatever was committed
/// before a call is seen by it, on every node.
/// </summary>
public sealed class ReadMarks(NpgsqlDataSource source)
{
    private const string Sql = "SELECT access, environments FROM marks";

    private readonly Lock _turn = new();
    private TaskCompletionSource<StoreMarks>? _waiting;
    private bool _reading;

    public Task<StoreMarks> RunAsync(CancellationToken ct)
    {
        Task<StoreMarks> mine;
        var begins = false;
        lock (_turn)
        {
            _waiting ??= new TaskCompletionSource<StoreMarks>(TaskCreationOptions.RunContinuationsAsynchronously);
            mine = _waiting.Task;
            if (!_reading) _reading = begins = true;
        }
        if (begins) _ = ReadWhileWaitedForAsync();
        return mine.WaitAsync(ct);
    }

    private async Task ReadWhileWaitedForAsync()
    {
        TaskCompletionSource<StoreMarks>? waiting;
        while ((waiting = Take()) is not null)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync();
                await using var command = new NpgsqlCommand(Sql, connection);
                await command.PrepareAsync();
                do waiting.SetResult(await ReadAsync(command));
                while ((waiting = TakeMore()) is not null);
            }
            catch (Exception fault)
            {
                // It is the fault of everybody who waits for this reading; the next one opens a connection of its own.
                waiting?.SetException(fault);
            }
        }
    }

    private static async Task<StoreMarks> ReadAsync(NpgsqlCommand command)
    {
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? new StoreMarks(row.GetGuid(0), row.GetGuid(1)) : throw new InvalidOperationException("The store has no marks.");
    }

    private TaskCompletionSource<StoreMarks>? TakeMore()
    {
        lock (_turn)
        {
            var waiting = _waiting;
            _waiting = null;
            return waiting;
        }
    }

    // Nobody waits: whoever comes next begins again.
    private TaskCompletionSource<StoreMarks>? Take()
    {
        lock (_turn)
        {
            var waiting = _waiting;
            _waiting = null;
            _reading = waiting is not null;
            return waiting;
        }
    }
}
