using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Win32.SafeHandles;

namespace Portal.AwsSandbox.State;

/// <summary>
/// The durable form of a region: a checkpoint and a journal of entries after it, one line each, with a checksum before it.
/// A line is the unit of atomicity: a torn last line never was, a broken line elsewhere stops the start.
/// </summary>
public sealed class Journal<TEntry> : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly string folder;
    private readonly SemaphoreSlim flushing = new(1, 1);
    private SafeFileHandle handle;
    private int number;
    private long length;
    private long flushed;

    /// <summary>Bytes written since the last checkpoint.</summary>
    public long Length => length;

    /// <summary>Opens the journal of a folder, handing every entry it holds to <paramref name="apply"/> in order.</summary>
    public Journal(string folder, Action<TEntry> apply)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
        number = Directory.EnumerateFiles(folder, "checkpoint-*.jsonl")
            .Select(path => int.Parse(Path.GetFileNameWithoutExtension(path).Split('-')[1])).DefaultIfEmpty(0).Max();
        if (number > 0) Read(Name(folder, "checkpoint", number), apply, torn: false);
        var path = Name(folder, "journal", number);
        length = flushed = File.Exists(path) ? Read(path, apply, torn: true) : 0;
        handle = OpenEnd(path, length);
    }

    /// <summary>Writes one entry; the caller holds the region's lock, so entries stand in the order of what happened.</summary>
    /// <returns>What <see cref="FlushAsync"/> takes to wait until the entry is on disk.</returns>
    public (int Number, long Position) Write(TEntry entry)
    {
        var line = Line(entry);
        RandomAccess.Write(handle, line, length);
        length += line.Length;
        return (number, length);
    }

    /// <summary>Returns once everything up to the position is on disk; calls that wait together share one flush.</summary>
    public async Task FlushAsync((int Number, long Position) upTo)
    {
        await flushing.WaitAsync();
        try
        {
            // A checkpoint in between has taken the entry along.
            if (upTo.Number != number || upTo.Position <= flushed) return;
            var written = Volatile.Read(ref length);
            RandomAccess.FlushToDisk(handle);
            flushed = written;
        }
        finally
        {
            flushing.Release();
        }
    }

    /// <summary>Starts anew from entries that hold everything; the caller holds the region's lock.</summary>
    public void Checkpoint(IEnumerable<TEntry> everything)
    {
        flushing.Wait();
        try
        {
            var next = number + 1;
            var draft = Name(folder, "checkpoint", next) + ".new";
            using (var stream = new FileStream(draft, FileMode.Create))
            {
                foreach (var entry in everything) stream.Write(Line(entry));
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, Name(folder, "checkpoint", next), overwrite: true);
            DurableFile.SyncFolder(folder);
            handle.Dispose();
            handle = OpenEnd(Name(folder, "journal", next), 0);
            File.Delete(Name(folder, "journal", number));
            File.Delete(Name(folder, "checkpoint", number));
            (number, length, flushed) = (next, 0, 0);
        }
        finally
        {
            flushing.Release();
        }
    }

    public void Dispose()
    {
        RandomAccess.FlushToDisk(handle);
        handle.Dispose();
        flushing.Dispose();
    }

    private static byte[] Line(TEntry entry)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(entry, Json);
        var line = new byte[json.Length + 18];
        Sum(json).CopyTo(line, 0);
        line[16] = (byte)' ';
        json.CopyTo(line, 17);
        line[^1] = (byte)'\n';
        return line;
    }

    private static byte[] Sum(ReadOnlySpan<byte> json) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(json)).AsSpan(0, 16).ToString());

    private static long Read(string path, Action<TEntry> apply, bool torn)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        var at = 0;
        while (at < bytes.Length)
        {
            var end = bytes[at..].IndexOf((byte)'\n');
            var line = end < 0 ? bytes[at..] : bytes.Slice(at, end);
            var last = end < 0 || at + end + 1 == bytes.Length;
            if (line.Length < 18 || !line[..16].SequenceEqual(Sum(line[17..])))
                return torn && last ? at : throw new InvalidDataException($"{path} is damaged at byte {at}: remove its folder to start that region empty.");
            apply(JsonSerializer.Deserialize<TEntry>(line[17..], Json)!);
            at += end < 0 ? line.Length : end + 1;
        }
        return at;
    }

    private static SafeFileHandle OpenEnd(string path, long at)
    {
        var end = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        RandomAccess.SetLength(end, at);
        DurableFile.SyncFolder(Path.GetDirectoryName(path)!);
        return end;
    }

    private static string Name(string folder, string kind, int number) => Path.Combine(folder, $"{kind}-{number}.jsonl");
}
