using System.Diagnostics;
using Npgsql;
using Portal.Platform.Data.Cluster;
using Portal.Tests.Harness;

namespace Portal.Faults.World;

/// <summary>The PostgreSQL that the first node runs in its data folder, as an operator with its tools sees it.</summary>
internal sealed class Cluster(string data)
{
    private readonly List<NpgsqlConnection> _held = [];
    private int _port;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Read off the folder: holding the cluster as a portal does would keep it from being started again.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        // While it is being started again the folder names no port; it comes back on the one it had.
        Port = ClusterFolder.Open(data).Port is { } port ? _port = port : _port,
        Username = Postmaster.Superuser,
        Password = File.ReadAllText(Path.Combine(data, "postgres", "password")).Trim(),
        Database = "portal",
    }.ConnectionString;

    /// <summary>Connections of the tests' own, which look at what the portals left.</summary>
    public string Looking => new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = "faults", Pooling = false, Timeout = 5, CommandTimeout = 20 }.ConnectionString;

    /// <param name="mode">fast ends sessions and writes everything; immediate is a crash.</param>
    public async Task RestartAsync(string mode)
    {
        var folder = ClusterFolder.Open(data);
        var account = await ClusterAccount.ChooseAsync(folder.Cluster, Cancellation);
        var programs = await ServerPrograms.FindAsync(ServerPlaces.OfThisMachine(folder.Data), folder.Major, account, Cancellation);
        var (_, said) = await account.RunAsync(programs.PgCtl, ["restart", "-D", folder.Cluster, "-l", folder.ServerLog, "-m", mode, "-w", "-t", "60"], Cancellation);
        // The portal that runs the cluster looks after it too, and may have been faster.
        await Patience.UntilAsync(AnswersAsync, () => said);
    }

    public async Task<bool> AnswersAsync()
    {
        try
        {
            await RowsAsync("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>Takes every connection that is left, also those that are kept for the database's owner.</summary>
    /// <returns>How many.</returns>
    public async Task<int> HoldAllAsync()
    {
        try
        {
            while (true)
            {
                var connection = new NpgsqlConnection(Looking);
                await connection.OpenAsync(Cancellation);
                _held.Add(connection);
            }
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            return _held.Count;
        }
    }

    public async Task ReleaseAsync()
    {
        foreach (var connection in _held) await connection.DisposeAsync();
        _held.Clear();
    }

    /// <summary>Ends the server process, which a killed portal leaves running.</summary>
    public async Task KillAsync()
    {
        if (PostmasterFile.Read(ClusterFolder.Open(data).Cluster) is not { } file || !file.IsAlive()) return;
        using var server = Process.GetProcessById(file.ProcessId);
        server.Kill();
        await server.WaitForExitAsync(CancellationToken.None);
    }

    public async Task<IReadOnlyList<string[]>> RowsAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Looking);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        var found = new List<string[]>();
        while (await rows.ReadAsync(Cancellation)) found.Add([.. Enumerable.Range(0, rows.FieldCount).Select(i => rows.IsDBNull(i) ? "" : Convert.ToString(rows.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)!)]);
        return found;
    }
}
