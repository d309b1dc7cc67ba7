using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Platform.Data;

namespace Portal.Platform.Audit;

public enum AuditFormat { Csv, JsonLines }

/// <summary>Writes what somebody may see of the trail row by row, so that its length does not matter.</summary>
public sealed class ExportAudit(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    private const string CsvHead = "sequence,at,actor,actorName,action,subject,environment,before,after,detail,hash";

    public async Task RunAsync(Actor actor, AuditFilter filter, AuditFormat format, Stream to, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 32_768, leaveOpen: true) { NewLine = format is AuditFormat.Csv ? "\r\n" : "\n" };
        if (format is AuditFormat.Csv) await writer.WriteLineAsync(CsvHead.AsMemory(), ct);
        var rows = 0L;
        await foreach (var row in ReadAudit.Chain(db, actor, filter).WithCancellation(ct))
        {
            await writer.WriteLineAsync((format is AuditFormat.Csv ? Csv(row) : AuditLines.Of(row)).AsMemory(), ct);
            rows++;
        }
        // Without this line an export that broke off would look like a shorter one.
        if (format is AuditFormat.JsonLines) await writer.WriteLineAsync(AuditLines.EndOf(rows, filter.Narrows || !ReadAudit.SeesAll(actor), clock.GetUtcNow()).AsMemory(), ct);
        await writer.FlushAsync(ct);
    }

    private static string Csv(SealedRow row) => string.Join(',', new[]
    {
        row.Sequence.ToString(), row.Content.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"), row.Content.Actor, row.Content.ActorName, row.Content.Action, row.Content.Subject,
        row.Content.Environment, row.Content.Before, row.Content.After, row.Content.Detail, row.Hash,
    }.Select(Cell));

    private static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        // A spreadsheet would take such a text for a formula and run it.
        if (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r') value = "'" + value;
        return value.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }
}
