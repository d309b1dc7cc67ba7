using Microsoft.EntityFrameworkCore;
using Portal.Domain.Audit;
using Portal.Platform.Data;

namespace Portal.Platform.Audit;

/// <summary>Verifies the chain of the database or of an export, and tells the result in words.</summary>
public static class VerifyAudit
{
    /// <summary>Every row is as it was sealed, and every written head is held.</summary>
    public const int Intact = 0;

    /// <summary>A row is broken; the first one is named.</summary>
    public const int Broken = 1;

    /// <summary>It could not be verified: a file can't be read, or the command was given wrongly.</summary>
    public const int Unverifiable = 2;

    /// <param name="headsFile">Heads written earlier; a file that does not exist holds none.</param>
    public static async Task<int> OfDatabaseAsync(PortalDb db, string headsFile, TextWriter say, CancellationToken ct)
    {
        // One snapshot for all passes: the chain grows meanwhile.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var result = await RunAsync(() => ReadAudit.Chain(db), headsFile, say, ct);
        var unsealed = await db.Audit.CountAsync(entry => entry.Sequence == null, ct);
        if (unsealed > 0) await say.WriteLineAsync($"{unsealed} new {(unsealed == 1 ? "row is" : "rows are")} not sealed yet and not verified.");
        return result;
    }

    /// <param name="headsFile">Null: the export is verified in itself alone.</param>
    public static async Task<int> OfFileAsync(string file, string? headsFile, TextWriter say, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            await say.WriteLineAsync($"There is no file {file}.");
            return Unverifiable;
        }
        return await RunAsync(() => AuditLines.ReadAsync(file, ct), headsFile, say, ct);
    }

    private static async Task<int> RunAsync(Func<IAsyncEnumerable<SealedRow>> read, string? headsFile, TextWriter say, CancellationToken ct)
    {
        try
        {
            var heads = headsFile is null ? [] : await AuditHeads.ReadAsync(headsFile, ct);
            var report = await new VerifyChain(OnlyRead(read), heads).RunAsync(ct);
            foreach (var line in Words(report, heads.Count)) await say.WriteLineAsync(line);
            return report.Broken is null ? Intact : Broken;
        }
        catch (Exception fault) when (fault is AuditFileException or IOException or UnauthorizedAccessException)
        {
            await say.WriteLineAsync(fault.Message);
            return Unverifiable;
        }
    }

    // Where a row does not fit, the passes that look for the cause must not end at a fault further down.
    private static Func<IAsyncEnumerable<SealedRow>> OnlyRead(Func<IAsyncEnumerable<SealedRow>> read)
    {
        var passes = 0;
        return () => passes++ == 0 ? read() : UntilFault(read());
    }

    private static async IAsyncEnumerable<SealedRow> UntilFault(IAsyncEnumerable<SealedRow> rows)
    {
        await using var each = rows.GetAsyncEnumerator();
        while (true)
        {
            try
            {
                if (!await each.MoveNextAsync()) yield break;
            }
            catch (AuditFileException)
            {
                yield break;
            }
            yield return each.Current;
        }
    }

    private static IEnumerable<string> Words(ChainReport report, int heads)
    {
        if (report.Broken is not { } broken)
        {
            yield return report.Last is { } last
                ? $"The chain is intact: {report.Rows} rows, the last one of {last.Content.At:yyyy-MM-dd HH:mm:ss} UTC, hash {last.Hash}."
                : "The chain is empty.";
            yield return heads == 0 ? "No written heads were compared: a chain that was cut off at its end would not be noticed." : $"All {heads} written heads are held.";
            yield break;
        }
        yield return $"The chain is broken at row {broken.Sequence}: {broken.Tampering.ToString().ToLowerInvariant()}. {broken.Why}";
        if (broken.Row is { Content: var content } row)
            yield return $"Row {row.Sequence}: {content.At:yyyy-MM-dd HH:mm:ss} UTC, {content.ActorName} ({content.Actor}), {content.Action} {content.Subject}.";
        yield return report.Rows == 0 ? "No row before it is verified." : $"Rows 1 to {report.Rows} are as they were sealed.";
    }
}
