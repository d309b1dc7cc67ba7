using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Platform.Data;
using Portal.Platform.Data.Cluster;

namespace Portal.Tests.Platform.Data;

/// <summary>A data folder of its own for one test. What still runs in it at the end is ended.</summary>
internal sealed class ClusterHome : IAsyncDisposable
{
    private const UnixFileMode OpenToAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly List<Process> _processes = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-tests-");

    public ClusterHome() => File.SetUnixFileMode(_folder.FullName, OpenToAll);

    public string Folder => _folder.FullName;

    public string Data => Path.Combine(Folder, "data");

    public string Cluster => ClusterFolder.Open(Data).Cluster;

    public int ServerProcessId => PostmasterFile.Read(Cluster)!.ProcessId;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<EmbeddedPostgres> StartAsync() =>
        EmbeddedPostgres.StartAsync(Data, NullLogger.Instance, cancellation: Cancellation);

    /// <summary>A portal's part in a process of its own, which stops the cluster when its input ends.</summary>
    public Process Run(string program, IEnumerable<string> arguments, string? user = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        if (user is not null)
            start.UserName = user;
        var process = Process.Start(start)!;
        _processes.Add(process);
        return process;
    }

    public static async Task KillAsync(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
    }

    public static async Task<T?> AskAsync<T>(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T?)await command.ExecuteScalarAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
        var cluster = Cluster;
        if (PostmasterFile.Read(cluster) is { } file && file.IsAlive())
        {
            using var server = Process.GetProcessById(file.ProcessId);
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
        }
        if (!cluster.StartsWith(Folder, StringComparison.Ordinal))
            Directory.Delete(Path.GetDirectoryName(cluster)!, recursive: true);
        _folder.Delete(recursive: true);
    }
}
