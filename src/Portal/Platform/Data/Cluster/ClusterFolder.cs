#pragma warning disable CA1416 // Unix file modes: EmbeddedPostgres refuses Windows before anything here is called.
using System.Buffers;
using System.Security.Cryptography;

namespace Portal.Platform.Data.Cluster;

/// <summary>
/// What the private cluster leaves on disk: <c>&lt;data&gt;/postgres</c> with the password, the port, the locks and,
/// where its account can reach it, the cluster itself.
/// </summary>
internal sealed class ClusterFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>Characters that <c>pg_ctl</c> would hand to a shell unquoted.</summary>
    private static readonly SearchValues<char> Unquotable = SearchValues.Create("\"$`\\\n");

    private readonly string _home;

    private ClusterFolder(string data)
    {
        Data = data;
        _home = Path.Combine(data, "postgres");
    }

    public string Data { get; }

    /// <summary>Where the cluster is; not under <see cref="Data"/> when its account cannot reach that.</summary>
    public string Cluster => Path.Combine(File.Exists(ElsewhereFile) ? File.ReadAllText(ElsewhereFile).Trim() : _home, "cluster");

    public string ServerLog => Path.Combine(Cluster, "server.log");

    /// <summary>The major version the cluster was made with; null when there is no cluster yet.</summary>
    public int? Major
    {
        get
        {
            if (!Directory.Exists(Cluster))
                return null;
            try
            {
                return int.Parse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
            {
                throw new EmbeddedPostgresException(
                    $"The database folder {Cluster} is there but cannot be read by {Environment.UserName} ({e.Message}). Start the " +
                    "portal as the user that made it, or choose another PORTAL_DATA to begin with an empty database.", e);
            }
        }
    }

    private string ElsewhereFile => Path.Combine(_home, "elsewhere");

    private string PasswordFile => Path.Combine(_home, "password");

    private string PortFile => Path.Combine(_home, "port");

    /// <exception cref="EmbeddedPostgresException">The folder cannot be made or written.</exception>
    public static ClusterFolder Open(string dataFolder)
    {
        var folder = new ClusterFolder(Path.GetFullPath(dataFolder));
        if (folder.Data.AsSpan().ContainsAny(Unquotable))
            throw new EmbeddedPostgresException(
                $"The data folder {folder.Data} has a quote, dollar, backtick, backslash or line break in its name, which " +
                "PostgreSQL's own tools cannot take. Choose another PORTAL_DATA.");
        try
        {
            Directory.CreateDirectory(folder._home);
            using var probe = File.Create(Path.Combine(folder._home, ".probe"), bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"The folder {folder._home} cannot be written by {Environment.UserName} ({e.Message}). Give it to that user, " +
                "or name another folder in PORTAL_DATA.", e);
        }
        return folder;
    }

    public ClusterLocks Locks => new(_home);

    /// <summary>The cluster's password, made at the first call and readable by the portal's account only.</summary>
    public async Task<string> PasswordAsync(CancellationToken cancellation)
    {
        if (File.Exists(PasswordFile))
            return (await File.ReadAllTextAsync(PasswordFile, cancellation)).Trim();
        if (Directory.Exists(Cluster))
            throw new EmbeddedPostgresException(
                $"The database in {Cluster} has lost its password file {PasswordFile}. Restore the file, or remove the folder " +
                $"{_home} to begin with an empty database.");
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await WriteForOwnerAsync(PasswordFile, password, cancellation);
        return password;
    }

    public int? Port =>
        File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), out var port) ? port : null;

    public Task RememberPortAsync(int port, CancellationToken cancellation) =>
        File.WriteAllTextAsync(PortFile, $"{port}\n", cancellation);

    /// <summary>An empty folder beside the cluster's future place that belongs to the account and is closed to others.</summary>
    public async Task<string> NewClusterAsync(ClusterAccount account, ILogger logger, CancellationToken cancellation)
    {
        if (await TryNewClusterAsync(Path.GetDirectoryName(Cluster)!, account, cancellation) is { } here)
            return here;
        var parent = Elsewhere();
        if (await TryNewClusterAsync(parent, account, cancellation) is not { } there)
            throw new EmbeddedPostgresException(
                $"The account {account}, which is to run PostgreSQL, can write neither {_home} nor {parent}. " +
                "Name a folder it can reach in PORTAL_DATA, or set PORTAL_DATABASE.");
        logger.LogWarning(
            "The account {Account}, which runs PostgreSQL, cannot reach {DataFolder}; the database is kept in {Folder} instead.",
            account, _home, parent);
        await File.WriteAllTextAsync(ElsewhereFile, parent + "\n", cancellation);
        return there;
    }

    /// <summary>A short-lived file by which <c>initdb</c>, running as the account, learns the password.</summary>
    public static async Task<string> PasswordForInitAsync(
        string newCluster, string password, ClusterAccount account, CancellationToken cancellation)
    {
        var file = newCluster + ".password";
        await WriteForOwnerAsync(file, password + "\n", cancellation);
        await account.TakeOverAsync(file, cancellation);
        return file;
    }

    private static async Task<string?> TryNewClusterAsync(string parent, ClusterAccount account, CancellationToken cancellation)
    {
        // Left by a portal that was killed while it made a cluster.
        foreach (var left in Directory.EnumerateDirectories(parent, "cluster.new-*"))
            Directory.Delete(left, recursive: true);
        foreach (var left in Directory.EnumerateFiles(parent, "cluster.new-*"))
            File.Delete(left);
        var folder = Path.Combine(parent, $"cluster.new-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder, OwnerOnlyFolder);
        if (await account.TakeOverAsync(folder, cancellation) && await account.CanWriteAsync(folder, cancellation))
            return folder;
        Directory.Delete(folder, recursive: true);
        return null;
    }

    // The name is drawn, so nobody can lay out a folder there beforehand; the data folder remembers it.
    private static string Elsewhere()
    {
        const UnixFileMode passable = OwnerOnlyFolder | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        try
        {
            return Directory.CreateDirectory($"/var/lib/portal/postgres-{Guid.NewGuid():N}").FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var folder = Directory.CreateTempSubdirectory("portal-postgres-").FullName;
            File.SetUnixFileMode(folder, passable);
            return folder;
        }
    }

    private static async Task WriteForOwnerAsync(string path, string text, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly };
        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(text.AsMemory(), cancellation);
    }
}
