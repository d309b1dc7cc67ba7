using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Domain.Audit;
using Portal.Platform.Aws;

namespace Portal.Platform.Audit;

/// <summary>Heads of the chain, noted outside the database: line by line in a file and, where one is set, as objects of a bucket.</summary>
public sealed class AuditHeads(IOptions<PortalSettings> settings, PutObject put)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    // The hash that the bucket took last. Not known after a start: then it gets the head once more, under the same key.
    private string? _inBucket;

    public string File => FileOf(settings.Value);

    public static string FileOf(PortalSettings settings) =>
        settings.Audit.HeadFile is { Length: > 0 } file ? file : Path.Combine(settings.DataFolder, "audit-heads.jsonl");

    /// <summary>Adds a head where it is not noted yet. The line is on the disk, and the object in the bucket, when this returns.</summary>
    /// <exception cref="AwsFaultException">The bucket did not take it; the next note tries again.</exception>
    public async Task WriteAsync(AuditHead head, CancellationToken ct)
    {
        if (await ReadAsync(File, ct) is not [.., var last] || last.Sequence != head.Sequence || last.Hash != head.Hash) await AppendAsync(head, ct);
        if (settings.Value.Audit.HeadBucket is not { } bucket || _inBucket == head.Hash) return;
        await put.RunAsync(bucket.Account, bucket.Region, bucket.Name, KeyOf(head, bucket), Line(head), ct);
        _inBucket = head.Hash;
    }

    private async Task AppendAsync(AuditHead head, CancellationToken ct)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(File)) is { } folder) Directory.CreateDirectory(folder);
        await using var stream = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.Read);
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Line(head)), ct);
        stream.Flush(flushToDisk: true);
    }

    private static string Line(AuditHead head) => JsonSerializer.Serialize(head, Options) + "\n";

    // By place in the chain, so that objects in the order of their keys are heads in the order of the chain.
    private static string KeyOf(AuditHead head, AuditBucket bucket) =>
        $"{(bucket.Prefix.Trim('/') is { Length: > 0 } prefix ? prefix + "/" : "")}{head.Sequence:D12}-{head.Hash[..16]}.json";

    /// <summary>All heads in a file, or in a folder of copied objects, in the order they were written; none when there is neither.</summary>
    /// <exception cref="AuditFileException">A line is no head.</exception>
    public static async Task<IReadOnlyList<AuditHead>> ReadAsync(string path, CancellationToken ct)
    {
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray() : [path];
        var heads = new List<AuditHead>();
        foreach (var file in files) heads.AddRange(await ReadFileAsync(file, ct));
        return heads;
    }

    private static async Task<IReadOnlyList<AuditHead>> ReadFileAsync(string file, CancellationToken ct)
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
