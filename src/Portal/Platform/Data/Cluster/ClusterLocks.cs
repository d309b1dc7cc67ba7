namespace Portal.Platform.Data.Cluster;

/// <summary>
/// Portals that share a data folder share its cluster, and the last one out stops it. Both rest on file locks, which the
/// kernel drops when a process dies in whatever way, so there is no count that could go wrong.
/// </summary>
internal sealed class ClusterLocks(string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private string UsersFile => Path.Combine(folder, "users.lock");

    /// <summary>Held by one portal at a time, while it starts or stops the cluster.</summary>
    public async Task<IDisposable> StartingOrStoppingAsync(TimeProvider time, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, "start.lock");
        var since = time.GetTimestamp();
        while (true)
        {
            if (TryOpen(file, FileAccess.ReadWrite, FileShare.None) is { } held)
                return held;
            if (time.GetElapsedTime(since) > Patience)
                throw new EmbeddedPostgresException(
                    $"Another portal has been starting or stopping the database in {folder} for {Patience.TotalMinutes} minutes. " +
                    "Look at its log, end it, and start again.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellation);
        }
    }

    /// <summary>Held by every portal for as long as it uses the cluster; to be taken while holding the start lock.</summary>
    public IDisposable Using() => File.Open(UsersFile, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);

    /// <summary>Whether some portal uses the cluster; to be asked only while holding the start lock, and not using it oneself.</summary>
    public bool AnyoneUsing()
    {
        using var nobody = TryOpen(UsersFile, FileAccess.ReadWrite, FileShare.None);
        return nobody is null;
    }

    private static FileStream? TryOpen(string file, FileAccess access, FileShare share)
    {
        try
        {
            return File.Open(file, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}
