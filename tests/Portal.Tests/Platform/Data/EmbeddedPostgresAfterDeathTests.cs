using System.Diagnostics;
using Npgsql;
using Portal.Platform.Data;
using Portal.Platform.Data.Cluster;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Data;

/// <summary>A portal in a process of its own dies without stopping its cluster.</summary>
public sealed class EmbeddedPostgresAfterDeathTests : IAsyncDisposable
{
    private static readonly string Holder =
        AppContext.BaseDirectory.Replace("tests/Portal.Tests/", "tests/Portal.ClusterHolder/", StringComparison.Ordinal);

    private readonly ClusterHome _home = new();

    public ValueTask DisposeAsync() => _home.DisposeAsync();

    [Fact]
    public async Task A_cluster_that_outlived_its_portal_is_taken_over()
    {
        var (portal, connection) = await HoldAsync();
        await ClusterHome.AskAsync<object>(connection, "create table kept as select 'here' as word");
        var server = _home.ServerProcessId;
        await ClusterHome.KillAsync(portal.Id);

        await using (var postgres = await _home.StartAsync())
        {
            _home.ServerProcessId.ShouldBe(server);
            postgres.ConnectionString.ShouldBe(connection);
            (await ClusterHome.AskAsync<string>(connection, "select word from kept")).ShouldBe("here");
        }
        PostmasterFile.Read(_home.Cluster).ShouldBeNull();
    }

    [Fact]
    public async Task A_cluster_that_died_with_its_portal_recovers()
    {
        var (portal, connection) = await HoldAsync();
        await ClusterHome.AskAsync<object>(connection, "create table kept as select 'here' as word");
        var server = _home.ServerProcessId;
        await ClusterHome.KillAsync(portal.Id);
        await ClusterHome.KillAsync(server);

        await using var postgres = await _home.StartAsync();
        _home.ServerProcessId.ShouldNotBe(server);
        (await ClusterHome.AskAsync<string>(postgres.ConnectionString, "select word from kept")).ShouldBe("here");
    }

    [Fact]
    public async Task A_server_that_dies_under_its_portal_is_started_again_where_it_was()
    {
        await using var postgres = await _home.StartAsync();
        await ClusterHome.AskAsync<object>(postgres.ConnectionString, "create table kept as select 'here' as word");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ClusterHome.Cancellation);
        var watching = postgres.WatchAsync(over.Token);
        var server = _home.ServerProcessId;
        await ClusterHome.KillAsync(server);

        await Patience.UntilAsync(async () =>
        {
            try
            {
                return await ClusterHome.AskAsync<string>(postgres.ConnectionString, "select word from kept") == "here";
            }
            catch (NpgsqlException)
            {
                return false;
            }
        }, () => watching.Exception?.Message ?? "It stays away.");
        _home.ServerProcessId.ShouldNotBe(server);
        await over.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(watching);
    }

    [Fact]
    public async Task A_cluster_that_was_half_made_is_cleared_away()
    {
        var home = Path.Combine(_home.Data, "postgres");
        Directory.CreateDirectory(Path.Combine(home, "cluster.new-0", "base"));
        await File.WriteAllTextAsync(Path.Combine(home, "cluster.new-0.password"), "secret", ClusterHome.Cancellation);

        await using var postgres = await _home.StartAsync();
        Directory.EnumerateFileSystemEntries(home, "cluster.new-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_process_id_that_passed_to_a_stranger_is_seen_through()
    {
        var (portal, _) = await HoldAsync();
        var server = _home.ServerProcessId;
        await ClusterHome.KillAsync(portal.Id);
        await ClusterHome.KillAsync(server);
        var account = await ClusterAccount.ChooseAsync(_home.Cluster, ClusterHome.Cancellation);
        var stranger = _home.Run("sleep", ["600"], account.User);
        var file = Path.Combine(_home.Cluster, "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file, ClusterHome.Cancellation);
        await File.WriteAllLinesAsync(file, [$"{stranger.Id}", .. lines.Skip(1)], ClusterHome.Cancellation);

        await using var postgres = await _home.StartAsync();
        (await ClusterHome.AskAsync<int>(postgres.ConnectionString, "select 1")).ShouldBe(1);
        stranger.HasExited.ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_cannot_be_seen_is_not_doubled_while_its_portal_lives()
    {
        var (_, connection) = await HoldAsync();
        var file = Path.Combine(_home.Cluster, "postmaster.pid");
        var text = await File.ReadAllTextAsync(file, ClusterHome.Cancellation);
        // As seen from another container: the lock is held, the process id means nothing.
        await File.WriteAllTextAsync(file, text.Replace($"{_home.ServerProcessId}\n", "2147483600\n"), ClusterHome.Cancellation);

        var refused = await Should.ThrowAsync<EmbeddedPostgresException>(() => _home.StartAsync());
        refused.Message.ShouldContain("Stop that portal first, or give both PORTAL_DATABASE");
        (await ClusterHome.AskAsync<int>(connection, "select 1")).ShouldBe(1);
        await File.WriteAllTextAsync(file, text, ClusterHome.Cancellation);
    }

    [Fact]
    public async Task An_ordinary_user_runs_a_cluster_of_its_own()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Without root, every other test shows this.");
        const string user = "nobody";
        Directory.CreateDirectory(_home.Data);
        await _home.Run("chown", [user, _home.Data]).WaitForExitAsync(ClusterHome.Cancellation);

        var (portal, connection) = await HoldAsync(user);
        (await ClusterHome.AskAsync<string>(connection, "select current_user::text")).ShouldBe("portal");
        portal.StandardInput.Close();
        await portal.WaitForExitAsync(ClusterHome.Cancellation);
        portal.ExitCode.ShouldBe(0);
        PostmasterFile.Read(_home.Cluster).ShouldBeNull();

        // Root then goes on with the cluster as the user that made it.
        await using var postgres = await _home.StartAsync();
        var server = _home.Run("ps", ["-o", "user=", "-p", $"{_home.ServerProcessId}"]);
        (await server.StandardOutput.ReadToEndAsync(ClusterHome.Cancellation)).Trim().ShouldBe(user);
    }

    [Fact]
    public async Task Root_keeps_the_database_elsewhere_when_the_data_folder_is_closed_to_others()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root runs the cluster as somebody else.");
        Directory.CreateDirectory(_home.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using (var postgres = await _home.StartAsync())
        {
            _home.Cluster.ShouldNotStartWith(_home.Data);
            await ClusterHome.AskAsync<object>(postgres.ConnectionString, "create table kept as select 'here' as word");
        }
        await using var again = await _home.StartAsync();
        (await ClusterHome.AskAsync<string>(again.ConnectionString, "select word from kept")).ShouldBe("here");
    }

    private async Task<(Process Portal, string ConnectionString)> HoldAsync(string? user = null)
    {
        var portal = _home.Run("dotnet", [Path.Combine(ReadableByAll(user), "Portal.ClusterHolder.dll"), _home.Data], user);
        if (await portal.StandardOutput.ReadLineAsync(ClusterHome.Cancellation) is { } connection)
            return (portal, connection);
        throw new InvalidOperationException(await portal.StandardError.ReadToEndAsync(ClusterHome.Cancellation));
    }

    // The repository may lie under a home folder that the other user cannot enter.
    private string ReadableByAll(string? user)
    {
        if (user is null)
            return Holder;
        var copy = Directory.CreateDirectory(Path.Combine(_home.Folder, "holder")).FullName;
        foreach (var file in Directory.EnumerateFiles(Holder))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }
}
