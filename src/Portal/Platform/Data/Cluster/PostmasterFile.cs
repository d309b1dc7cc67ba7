using System.Diagnostics;

namespace Portal.Platform.Data.Cluster;

/// <summary>
/// <c>postmaster.pid</c>, which a running server keeps in its data folder: process id, data folder, start time, port, …
/// one to a line (PostgreSQL's documentation, "Database File Layout").
/// </summary>
internal sealed record PostmasterFile(string Path, int ProcessId, int Port)
{
    /// <summary>No system gives out this number, so PostgreSQL sees at once that its former holder is gone.</summary>
    private const int NobodysProcessId = int.MaxValue;

    private const int LinesThatIdentify = 4;

    /// <summary>Null when there is no such file, or it is just being written.</summary>
    public static PostmasterFile? Read(string cluster)
    {
        var path = System.IO.Path.Combine(cluster, "postmaster.pid");
        var lines = LinesOf(path);
        return lines.Length >= LinesThatIdentify && int.TryParse(lines[0], out var process) && int.TryParse(lines[3], out var port)
            ? new(path, process, port)
            : null;
    }

    /// <summary>Whether the process is still the server that wrote the file, and not a stranger that got its number.</summary>
    public bool IsAlive()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            if (process.HasExited || !process.ProcessName.StartsWith("postgres", StringComparison.Ordinal))
                return false;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        // A server's working folder is its data folder. Where the system shows it, the file seen from there has to be this one.
        var seenByTheProcess = $"/proc/{ProcessId}/cwd/postmaster.pid";
        return !Directory.Exists("/proc/self")
            || LinesOf(seenByTheProcess).Take(LinesThatIdentify).SequenceEqual(LinesOf(Path).Take(LinesThatIdentify));
    }

    /// <summary>
    /// PostgreSQL clears a stale file itself, except when a stranger got the process id: then it refuses to start. The file
    /// is not deleted, because the rest of it is how PostgreSQL finds orphaned back ends that still use the data.
    /// </summary>
    public void MarkStale()
    {
        var lines = LinesOf(Path);
        if (lines.Length > 0)
            File.WriteAllLines(Path, [NobodysProcessId.ToString(), .. lines.Skip(1)]);
    }

    private static string[] LinesOf(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
