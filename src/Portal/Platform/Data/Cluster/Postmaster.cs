using System.Net;
using System.Net.Sockets;
namespace Portal.Platform.Data.Cluster;

/// <summary>Makes, starts and stops the server process by PostgreSQL's own tools.</summary>
internal sealed class Postmaster(ServerPrograms programs, ClusterFolder folder, ClusterAccount account, ILogger logger)
{
    public const string Superuser = "portal";

    private const int StartTimeoutSeconds = 120;
    private const int StopTimeoutSeconds = 60;
    private const long LongestServerLog = 10_000_000;

    // Given at every start, so that a newer portal's settings reach a cluster made by an older one.
    private static readonly string[] Settings =
    [
        "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "shared_buffers=64MB", "fsync=on",
        "full_page_writes=on", "synchronous_commit=on", "password_encryption=scram-sha-256", "timezone=UTC", "log_timezone=UTC",
        "log_checkpoints=off",
    ];

    /// <summary>Makes an empty cluster; one that is interrupted half-way leaves nothing in the cluster's place.</summary>
    public async Task InitializeAsync(CancellationToken cancellation)
    {
        var password = await folder.PasswordAsync(cancellation);
        var cluster = await folder.NewClusterAsync(account, logger, cancellation);
        var passwordFile = await ClusterFolder.PasswordForInitAsync(cluster, password, account, cancellation);
        try
        {
            var outcome = await InitDbAsync(cluster, passwordFile, "C.UTF-8", cancellation);
            // Some systems (older macOS) have no C.UTF-8; the plain C locale sorts the same.
            if (outcome.ExitCode != 0 && outcome.Output.Contains("invalid locale", StringComparison.Ordinal))
                outcome = await InitDbAsync(cluster, passwordFile, "C", cancellation);
            if (outcome.ExitCode != 0)
                throw new EmbeddedPostgresException(
                    $"PostgreSQL could not make a database in {cluster}: {outcome.Output} Mend that, or name another folder in " +
                    "PORTAL_DATA, or set PORTAL_DATABASE.");
            Directory.Move(cluster, folder.Cluster);
        }
        finally
        {
            File.Delete(passwordFile);
            if (Directory.Exists(cluster))
                Directory.Delete(cluster, recursive: true);
        }
    }

    /// <returns>What went wrong, or null when the server answers.</returns>
    public async Task<string?> StartAsync(int port, CancellationToken cancellation)
    {
        SetLongLogAside();
        var settings = string.Join(' ', Settings.Append($"port={port}").Select(setting => $"-c {setting}"));
        var outcome = await account.RunAsync(programs.PgCtl,
            ["start", "-D", folder.Cluster, "-l", folder.ServerLog, "-w", "-t", $"{StartTimeoutSeconds}", "-o", settings],
            cancellation);
        return outcome.ExitCode == 0 ? null : $"{outcome.Output} {EndOfServerLog()}".Trim();
    }

    /// <summary>Ends open sessions and stops ("fast"): nothing committed is lost, nothing waits for clients.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        var outcome = await account.RunAsync(programs.PgCtl,
            ["stop", "-D", folder.Cluster, "-m", "fast", "-w", "-t", $"{StopTimeoutSeconds}"], cancellation);
        if (outcome.ExitCode != 0 && PostmasterFile.Read(folder.Cluster)?.IsAlive() == true)
            logger.LogWarning("PostgreSQL in {Folder} did not stop: {Output}. It goes on running and will be taken over at the " +
                "next start.", folder.Cluster, outcome.Output);
    }

    /// <summary>The port used before when it is free, or else any free one.</summary>
    public int ChoosePort() => folder.Port is { } before && IsFree(before) ? before : FreePort();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private Task<(int ExitCode, string Output)> InitDbAsync(
        string cluster, string passwordFile, string locale, CancellationToken cancellation) =>
        account.RunAsync(programs.InitDb,
        [
            "-D", cluster, "--username", Superuser, "--pwfile", passwordFile, "--auth", "scram-sha-256", "--encoding", "UTF8",
            "--locale", locale, "--lc-messages", "C", "--data-checksums", "--no-instructions",
        ], cancellation);

    private string EndOfServerLog()
    {
        const int lines = 12;
        return File.Exists(folder.ServerLog)
            ? $"The end of {folder.ServerLog}: {string.Join(" | ", File.ReadLines(folder.ServerLog).TakeLast(lines))}"
            : "";
    }

    private void SetLongLogAside()
    {
        if (new FileInfo(folder.ServerLog) is { Exists: true, Length: > LongestServerLog })
            File.Move(folder.ServerLog, folder.ServerLog + ".before", overwrite: true);
    }
}
