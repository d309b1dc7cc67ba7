using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Audit;

namespace Portal.Platform.Audit;

/// <summary>
/// The chain as JSON lines: a row a line in the order of the chain, and a last line that says how far it goes. That is
/// all that is needed to verify it elsewhere.
/// </summary>
public static class AuditLines
{
    private const string Times = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    // Row and end in one: whichever members a line has tells which it is.
    private sealed record Line(
        [property: JsonRequired] long Sequence, [property: JsonRequired] string Hash, [property: JsonRequired] int Form, [property: JsonRequired] string At, [property: JsonRequired] string Actor,
        [property: JsonRequired] string ActorName, [property: JsonRequired] string Action, [property: JsonRequired] string Subject, string? Environment, string? Before, string? After, [property: JsonRequired] string Detail);

    /// <param name="Filtered">Rows were left out, so the chain can't be verified from this file.</param>
    private sealed record End([property: JsonRequired] long Rows, [property: JsonRequired] bool Filtered, [property: JsonRequired] string WrittenAt);

    public static string Of(SealedRow row) => JsonSerializer.Serialize(new Line(
        row.Sequence, row.Hash, row.Content.Form, Time(row.Content.At), row.Content.Actor, row.Content.ActorName, row.Content.Action, row.Content.Subject,
        row.Content.Environment, row.Content.Before, row.Content.After, row.Content.Detail), Options);

    public static string EndOf(long rows, bool filtered, DateTimeOffset now) => JsonSerializer.Serialize(new { end = new End(rows, filtered, Time(now)) }, Options);

    /// <summary>Reads an export back.</summary>
    /// <exception cref="AuditFileException">A line is no row, the end is missing, or the export was narrowed by filters.</exception>
    public static async IAsyncEnumerable<SealedRow> ReadAsync(string file, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var (number, rows) = (0L, 0L);
        End? end = null;
        await foreach (var line in File.ReadLinesAsync(file, ct))
        {
            number++;
            if (line.Length == 0) continue;
            if (end is not null) throw new AuditFileException($"Line {number} stands behind the end of the export.");
            if (line.StartsWith("{\"end\":", StringComparison.Ordinal))
            {
                end = EndFrom(line, number);
                continue;
            }
            rows++;
            yield return RowFrom(line, number);
        }
        if (end is null) throw new AuditFileException("The export has no end: the file was cut off, or is still being written.");
        if (end.Filtered) throw new AuditFileException("This export was narrowed by filters, and a chain with rows left out can't be verified. Export again without filters.");
        if (end.Rows != rows) throw new AuditFileException($"The export says it holds {end.Rows} rows, and {rows} stand in it: lines were taken out or put in.");
    }

    private static SealedRow RowFrom(string text, long number)
    {
        try
        {
            var line = JsonSerializer.Deserialize<Line>(text, Options)!;
            var at = DateTimeOffset.ParseExact(line.At, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            return new SealedRow(line.Sequence, line.Hash, new AuditContent(line.Form, at, line.Actor, line.ActorName, line.Action, line.Subject, line.Environment, line.Before, line.After, line.Detail));
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            throw new AuditFileException($"Line {number} is no row of an audit export.");
        }
    }

    private static End EndFrom(string text, long number)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, End>>(text, Options)!["end"];
        }
        catch (JsonException)
        {
            throw new AuditFileException($"Line {number} is no end of an audit export.");
        }
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString(Times, CultureInfo.InvariantCulture);
}

/// <summary>The file can't be verified as it is; the message says why, for people.</summary>
public sealed class AuditFileException(string message) : Exception(message);
