using Npgsql;
using Portal.Platform.Data.Cluster;

namespace Portal.Platform.Data;

/// <summary>
/// A private PostgreSQL cluster that the portal runs for itself when no connection string is set. It lives in the data
/// folder, listens on a loopback port of its own and asks for a drawn password; the system's own clusters are never touched.
/// Portals on one data folder share one cluster: the first starts it, the last one out stops it, and one that outlived a
/// killed portal is taken over by the next.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Database = "portal";
    private const int Attempts = 4;
    private static readonly TimeSpan PatienceUntilReady = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenWatches = TimeSpan.FromSeconds(1);

    // Somebody who restarts the server by PostgreSQL's tools has it away for a moment too.
    private const int WatchesUntilGone = 3;

    private readonly ClusterFolder _folder;
    private readonly Postmaster _postmaster;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private IDisposable? _use;
    private int _server;

    private EmbeddedPostgres(ClusterFolder folder, Postmaster postmaster, string password, ILogger logger, TimeProvider time)
    {
        (_folder, _postmaster, _logger, _time) = (folder, postmaster, logger, time);
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Username = Postmaster.Superuser,
            Password = password,
            Database = Database,
        }.ConnectionString;
    }

    /// <summary>Leads to the database <c>portal</c> as its owner, who may also create further databases.</summary>
    public string ConnectionString { get; private set; }

    /// <summary>Starts or takes over the cluster of a data folder and makes the database when it is new.</summary>
    /// <param name="dataFolder">The portal's data folder; the cluster's own files go to <c>postgres/</c> in it.</param>
    /// <exception cref="EmbeddedPostgresException">With a message for the person who starts the portal.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        string dataFolder, ILogger logger, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        if (OperatingSystem.IsWindows())
            throw new EmbeddedPostgresException(
                "On Windows the portal does not run a database of its own. Set PORTAL_DATABASE to a PostgreSQL connection string.");
        time ??= TimeProvider.System;
        var folder = ClusterFolder.Open(dataFolder);
        using var starting = await folder.Locks.StartingOrStoppingAsync(time, cancellation);
        var account = await ClusterAccount.ChooseAsync(folder.Cluster, cancellation);
        var programs = await ServerPrograms.FindAsync(ServerPlaces.OfThisMachine(folder.Data), folder.Major, account, cancellation);
        var postmaster = new Postmaster(programs, folder, account, logger);
        if (folder.Major is null)
            await postmaster.InitializeAsync(cancellation);
        var postgres = new EmbeddedPostgres(folder, postmaster, await folder.PasswordAsync(cancellation), logger, time);
        await postgres.RunAsync(cancellation);
        return postgres;
    }

    /// <summary>
    /// Looks after the server until cancelled: one that died, of a full disk, for want of memory or by somebody's hand, is started again on
    /// its port. A server that another container started is none of ours: it is left alone.
    /// </summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        using var clock = new PeriodicTimer(BetweenWatches, _time);
        var gone = 0;
        while (await clock.WaitForNextTickAsync(cancellation))
        {
            gone = IsHere() ? 0 : gone + 1;
            if (gone >= WatchesUntilGone && await StartAgainAsync(cancellation)) gone = 0;
        }
    }

    /// <summary>Leaves the cluster, and stops it (fast) unless another portal uses it. A second call does nothing.</summary>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        if (_use is null)
            return;
        using var stopping = await _folder.Locks.StartingOrStoppingAsync(_time, cancellation);
        _use.Dispose();
        _use = null;
        if (_folder.Locks.AnyoneUsing())
            _logger.LogInformation("PostgreSQL in {Folder} goes on running for another portal.", _folder.Cluster);
        else
            await _postmaster.StopAsync(cancellation);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private bool IsHere()
    {
        if (PostmasterFile.Read(_folder.Cluster) is not { } file || !file.IsAlive()) return false;
        _server = file.ProcessId;
        return true;
    }

    private async Task<bool> StartAgainAsync(CancellationToken cancellation)
    {
        using var starting = await _folder.Locks.StartingOrStoppingAsync(_time, cancellation);
        if (_use is null || IsHere()) return true;
        if (PostmasterFile.Read(_folder.Cluster) is { } file)
        {
            if (file.ProcessId != _server) return false;
            file.MarkStale();
        }
        _logger.LogWarning("PostgreSQL in {Folder} is gone; it is started again.", _folder.Cluster);
        if (await _postmaster.StartAsync(_folder.Port ?? Postmaster.FreePort(), cancellation) is not { } failure) return IsHere();
        _logger.LogWarning("PostgreSQL in {Folder} did not start: {Why} It is tried again.", _folder.Cluster, failure);
        return false;
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        var failure = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // Looked at anew each time: a start begun by a portal that was killed in the middle may finish under our hands.
            if (PostmasterFile.Read(_folder.Cluster) is { } file)
            {
                if (file.IsAlive() && await AnswersAsync(file, cancellation))
                {
                    await SettleAsync(file.Port, cancellation);
                    return;
                }
                if (!file.IsAlive())
                    HandleStale(file);
            }
            var port = _postmaster.ChoosePort();
            failure = await _postmaster.StartAsync(port, cancellation) ?? "";
        }
        throw new EmbeddedPostgresException(
            $"PostgreSQL in {_folder.Cluster} did not start: {failure} Mend that, or set PORTAL_DATABASE to a database of your own.");
    }

    private void HandleStale(PostmasterFile file)
    {
        // Locks reach across containers, process ids do not: a second server on the same files would destroy them.
        if (_folder.Locks.AnyoneUsing())
            throw new EmbeddedPostgresException(
                $"Another portal uses the database in {_folder.Cluster}, but its server (process {file.ProcessId}) cannot be seen " +
                "from here: it runs in another container, or it died. Stop that portal first, or give both PORTAL_DATABASE.");
        _logger.LogInformation("PostgreSQL in {Folder} was not stopped properly; it recovers now.", _folder.Cluster);
        file.MarkStale();
    }

    /// <summary>Waits while the server starts up or shuts down; false when it is gone.</summary>
    private async Task<bool> AnswersAsync(PostmasterFile file, CancellationToken cancellation)
    {
        var since = _time.GetTimestamp();
        while (file.IsAlive())
        {
            try
            {
                await using var connection = new NpgsqlConnection(MaintenanceConnection(file.Port));
                await connection.OpenAsync(cancellation);
                return true;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidPassword)
            {
                throw new EmbeddedPostgresException(
                    $"The server in {_folder.Cluster} does not know the password kept beside it. Restore the password file, or remove " +
                    "the folder to begin with an empty database.", e);
            }
            catch (NpgsqlException e)
            {
                if (_time.GetElapsedTime(since) > PatienceUntilReady)
                    throw new EmbeddedPostgresException(
                        $"The server in {_folder.Cluster} (process {file.ProcessId}) is running but does not answer on port " +
                        $"{file.Port}: {e.Message}. Look at {_folder.ServerLog}, or end the process and start again.", e);
                await Task.Delay(BetweenLooks, _time, cancellation);
            }
        }
        return false;
    }

    private async Task SettleAsync(int port, CancellationToken cancellation)
    {
        await CreateDatabaseAsync(port, cancellation);
        await _folder.RememberPortAsync(port, cancellation);
        ConnectionString = new NpgsqlConnectionStringBuilder(ConnectionString) { Port = port }.ConnectionString;
        _use = _folder.Locks.Using();
        IsHere();
        _logger.LogInformation("PostgreSQL in {Folder} answers on 127.0.0.1:{Port}.", _folder.Cluster, port);
    }

    private async Task CreateDatabaseAsync(int port, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(MaintenanceConnection(port));
        await connection.OpenAsync(cancellation);
        await using var look = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        look.Parameters.Add(new() { Value = Database });
        if (await look.ExecuteScalarAsync(cancellation) is not null)
            return;
        await using var create = new NpgsqlCommand($"create database {Database}", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    private string MaintenanceConnection(int port) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Port = port, Database = "postgres", Pooling = false }.ConnectionString;
}
