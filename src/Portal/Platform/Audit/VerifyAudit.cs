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
    public static Task<int> OfDatabaseAsync(PortalDb db, string headsFile, TextWriter say, CancellationToken ct) => TellAsync(() => CheckDatabaseAsync(db, headsFile, ct), say);

    /// <summary>The same, for who tells it otherwise.</summary>
    /// <exception cref="AuditFileException">The file of heads can't be read.</exception>
    public static async Task<VerifiedChain> CheckDatabaseAsync(PortalDb db, string headsFile, CancellationToken ct)
    {
        // One snapshot for all passes: the chain grows meanwhile.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var chain = await CheckAsync(() => ReadAudit.Chain(db), headsFile, ct);
        return chain with { Unsealed = await db.Audit.CountAsync(entry => entry.Sequence == null, ct) };
    }

    /// <param name="headsFile">Null: the export is verified in itself alone.</param>
    public static async Task<int> OfFileAsync(string file, string? headsFile, TextWriter say, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            await say.WriteLineAsync($"There is no file {file}.");
            return Unverifiable;
        }
        return await TellAsync(() => CheckAsync(() => AuditLines.ReadAsync(file, ct), headsFile, ct), say);
    }

    private static async Task<VerifiedChain> CheckAsync(Func<IAsyncEnumerable<SealedRow>> read, string? headsFile, CancellationToken ct)
    {
        var heads = headsFile is null ? [] : await AuditHeads.ReadAsync(headsFile, ct);
        return new VerifiedChain(await new VerifyChain(OnlyRead(read), heads).RunAsync(ct), heads.Count);
    }

    private static async Task<int> TellAsync(Func<Task<VerifiedChain>> check, TextWriter say)
    {
        try
        {
            var chain = await check();
            foreach (var line in chain.Words) await say.WriteLineAsync(line);
            return chain.IsIntact ? Intact : Broken;
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
}
