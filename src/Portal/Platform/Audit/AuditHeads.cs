using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Domain.Audit;

namespace Portal.Platform.Audit;

/// <summary>Heads of the chain, noted line by line in a file outside the database.</summary>
public sealed class AuditHeads(IOptions<PortalSettings> settings)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public string File => FileOf(settings.Value);

    public static string FileOf(PortalSettings settings) =>
        settings.Audit.HeadFile is { Length: > 0 } file ? file : Path.Combine(settings.DataFolder, "audit-heads.jsonl");

    /// <summary>Adds a head, unless it is the one noted last. The line is on the disk when this returns.</summary>
    public async Task WriteAsync(AuditHead head, CancellationToken ct)
    {
        if (await ReadAsync(File, ct) is [.., var last] && last.Sequence == head.Sequence && last.Hash == head.Hash) return;
        if (Path.GetDirectoryName(Path.GetFullPath(File)) is { } folder) Directory.CreateDirectory(folder);
        await using var stream = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.Read);
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(JsonSerializer.Serialize(head, Options) + "\n"), ct);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>All heads in a file, in the order they were written; none when there is no such file.</summary>
    /// <exception cref="AuditFileException">A line is no head.</exception>
    public static async Task<IReadOnlyList<AuditHead>> ReadAsync(string file, CancellationToken ct)
    {
        if (!System.IO.File.Exists(file)) return [];
        var heads = new List<AuditHead>();
        var lines = await System.IO.File.ReadAllLinesAsync(file, ct);
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Length > 0) heads.Add(HeadFrom(lines[i], i + 1, file));
        return heads;
    }

    private static AuditHead HeadFrom(string line, int number, string file)
    {
        try
        {
            if (JsonSerializer.Deserialize<AuditHead>(line, Options) is { Sequence: > 0, Hash.Length: > 0 } head) return head;
        }
        catch (JsonException)
        {
            // Said below, with the line.
        }
        throw new AuditFileException($"Line {number} of {file} is no head of the audit chain.");
    }
}
