namespace Portal.Domain.Audit;

/// <summary>
/// Finds out what was done where a row does not fit behind the one before it: rows bear their old hashes, so a row that
/// was moved, or pushed away by another, still fits at the place it was sealed in.
/// </summary>
internal sealed class BrokenLink(Func<IAsyncEnumerable<SealedRow>> read, SealedRow? beforeLast, SealedRow? last, SealedRow row, SealedRow? next)
{
    /// <summary>So many rows taken out and the rest numbered anew are recognised as missing; more count as a change.</summary>
    private const int MostMissing = 1000;

    private readonly string _before = last?.Hash ?? AuditContent.Genesis;

    public async Task<BrokenRow> NameAsync(CancellationToken ct)
    {
        // The one before was put in and sealed well; this one was pushed on by it.
        if (last is not null && row.Fits(last.Sequence, beforeLast?.Hash ?? AuditContent.Genesis))
            return new BrokenRow(last.Sequence, Tampering.Inserted, $"Row {row.Sequence} was sealed as row {last.Sequence}: this row was put in before it.", last);
        if (await FindBelongingAsync(ct) is { } belonging) return await MovedAsync(belonging, ct);
        if (TakenOut() is { } taken)
            return new BrokenRow(row.Sequence, Tampering.Missing, $"{(taken == 1 ? "A row was" : $"{taken} rows were")} taken out before this one, and those behind numbered anew.", row);
        return new BrokenRow(row.Sequence, Tampering.Changed, "Its content does not give its hash: it was changed after it was sealed, or the row before it was changed and sealed anew.", row);
    }

    // The row that was sealed at this place: by its own hash, or by the hash that stands here with another content.
    private async Task<SealedRow?> FindBelongingAsync(CancellationToken ct)
    {
        await foreach (var other in read().WithCancellation(ct))
            if (other.Sequence != row.Sequence && other.HashAt(row.Sequence, _before) is { } hash && (hash == other.Hash || hash == row.Hash)) return other;
        return null;
    }

    private async Task<BrokenRow> MovedAsync(SealedRow belonging, CancellationToken ct)
    {
        var contentsSwapped = belonging.HashAt(row.Sequence, _before) == row.Hash;
        if (contentsSwapped || await IsGenuineAsync(belonging.Sequence, ct))
            return new BrokenRow(row.Sequence, Tampering.Reordered, $"What was sealed as row {row.Sequence} stands at {belonging.Sequence}.", row);
        return new BrokenRow(row.Sequence, Tampering.Inserted, $"What was sealed as row {row.Sequence} stands at {belonging.Sequence}: this row was put in before it.", row);
    }

    // A moved row fits where it was sealed; one that was made up fits nowhere.
    private async Task<bool> IsGenuineAsync(long otherPlace, CancellationToken ct)
    {
        await foreach (var before in read().WithCancellation(ct))
            if (row.Fits(otherPlace, before.Hash) || row.Fits(row.Sequence + 1, before.Hash)) return true;
        return false;
    }

    // The hash before this row is gone with the row that bore it, but the next one still fits behind this one at its old place.
    private int? TakenOut()
    {
        for (var count = 1; next is not null && count <= MostMissing; count++)
            if (next.Fits(next.Sequence + count, row.Hash)) return count;
        return null;
    }
}
