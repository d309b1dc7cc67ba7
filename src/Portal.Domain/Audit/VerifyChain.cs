namespace Portal.Domain.Audit;

/// <summary>
/// Walks the chain from its start: every row's hash over its content and the row before it, no place left out, and every
/// head that was written outside. Ends at the first row that is broken.
/// </summary>
/// <param name="read">The rows in the order they stand in; called again to look for what was done to a broken one.</param>
/// <param name="heads">Heads written earlier, in any order.</param>
public sealed class VerifyChain(Func<IAsyncEnumerable<SealedRow>> read, IReadOnlyCollection<AuditHead> heads)
{
    private readonly ILookup<long, AuditHead> _heads = heads.ToLookup(head => head.Sequence);
    private long _rows;
    private int _headsHeld;
    private AuditHead? _lastHeld;

    public async Task<ChainReport> RunAsync(CancellationToken ct)
    {
        SealedRow? beforeLast = null, last = null;
        Func<Task<BrokenRow>>? nameBroken = null;
        await foreach (var (row, next) in WithNext(ct))
        {
            var (place, before, wasLast) = ((last?.Sequence ?? 0) + 1, beforeLast, last);
            if (row.Sequence != place) nameBroken = () => OutOfPlaceAsync(row, place, ct);
            else if (!row.Fits(place, last?.Hash ?? AuditContent.Genesis)) nameBroken = () => new BrokenLink(read, before, wasLast, row, next).NameAsync(ct);
            else if (Rewritten(row) is { } rewritten) nameBroken = () => Task.FromResult(rewritten);
            if (nameBroken is not null) break;
            _rows++;
            (beforeLast, last) = (last, row);
        }
        // Only now, because one connection reads the rows once at a time.
        return Report(last, nameBroken is null ? CutOff(last) : await nameBroken());
    }

    private ChainReport Report(SealedRow? last, BrokenRow? broken) => new(_rows, last, _headsHeld, broken);

    private async Task<BrokenRow> OutOfPlaceAsync(SealedRow row, long place, CancellationToken ct)
    {
        if (row.Sequence < place) return new BrokenRow(row.Sequence, Tampering.Inserted, $"A second row {row.Sequence} stands behind row {place - 1}.", row);
        await foreach (var other in read().WithCancellation(ct))
            if (other.Sequence == place) return new BrokenRow(place, Tampering.Reordered, $"Row {row.Sequence} stands where row {place} belongs.", row);
        var until = row.Sequence - 1;
        return new BrokenRow(place, Tampering.Missing, until == place ? $"Row {place} is gone." : $"Rows {place} to {until} are gone.", null);
    }

    // Somebody who seals every row anew makes a chain that fits in itself; the heads outside tell.
    private BrokenRow? Rewritten(SealedRow row)
    {
        foreach (var head in _heads[row.Sequence])
        {
            if (head.Hash != row.Hash)
                return new BrokenRow((_lastHeld?.Sequence ?? 0) + 1, Tampering.Changed,
                    $"The head written on {head.At:u} names another hash for row {head.Sequence}: from here to there at least one row was changed and the chain sealed anew.", row);
            _headsHeld++;
            if (_lastHeld is null || head.Sequence > _lastHeld.Sequence) _lastHeld = head;
        }
        return null;
    }

    private BrokenRow? CutOff(SealedRow? last)
    {
        var end = last?.Sequence ?? 0;
        var ahead = heads.Where(head => head.Sequence > end).MaxBy(head => head.Sequence);
        return ahead is null ? null : new BrokenRow(end + 1, Tampering.Missing, $"The chain ends at row {end}, but the head written on {ahead.At:u} names row {ahead.Sequence}: its end was cut off.", null);
    }

    private async IAsyncEnumerable<(SealedRow Row, SealedRow? Next)> WithNext([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        SealedRow? held = null;
        await foreach (var row in read().WithCancellation(ct))
        {
            if (held is not null) yield return (held, row);
            held = row;
        }
        if (held is not null) yield return (held, null);
    }
}
