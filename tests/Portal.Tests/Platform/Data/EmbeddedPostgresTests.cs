using System.Net;
using System.Net.Sockets;
using Npgsql;
using Portal.Platform.Data;

namespace Portal.Tests.Platform.Data;

public sealed class EmbeddedPostgresTests : IAsyncDisposable
{
    private readonly ClusterHome _home = new();

    public ValueTask DisposeAsync() => _home.DisposeAsync();

    [Fact]
    public async Task A_new_data_folder_gets_a_safe_database()
    {
        await using var postgres = await _home.StartAsync();
        var settings = await ClusterHome.AskAsync<string>(postgres.ConnectionString, """
            select concat_ws(' ', current_database(), datcollate, current_setting('server_encoding'), 'fsync',
                current_setting('fsync'), current_setting('max_connections'), current_setting('shared_buffers'),
                current_setting('listen_addresses'), quote_literal(current_setting('unix_socket_directories')))
            from pg_database where datname = current_database()
            """);
        settings.ShouldBe("portal C.UTF-8 UTF8 fsync on 200 64MB 127.0.0.1 ''");
    }

    [Fact]
    public async Task The_password_is_for_the_owner_only_and_is_asked_for()
    {
        await using var postgres = await _home.StartAsync();
        var file = Path.Combine(_home.Data, "postgres", "password");
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var guessed = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "portal" }.ConnectionString;
        var refused = await Should.ThrowAsync<PostgresException>(() => ClusterHome.AskAsync<int>(guessed, "select 1"));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task Rows_and_port_outlast_a_restart()
    {
        string before;
        await using (var postgres = await _home.StartAsync())
        {
            before = postgres.ConnectionString;
            await ClusterHome.AskAsync<object>(before, "create table kept as select 'here' as word");
        }
        await Should.ThrowAsync<NpgsqlException>(() => ClusterHome.AskAsync<int>(before, "select 1"));

        await using var again = await _home.StartAsync();
        again.ConnectionString.ShouldBe(before);
        (await ClusterHome.AskAsync<string>(again.ConnectionString, "select word from kept")).ShouldBe("here");
    }

    [Fact]
    public async Task Two_portals_share_one_cluster_and_the_last_one_out_stops_it()
    {
        var both = await Task.WhenAll(_home.StartAsync(), _home.StartAsync());
        both[0].ConnectionString.ShouldBe(both[1].ConnectionString);

        await both[0].StopAsync(ClusterHome.Cancellation);
        (await ClusterHome.AskAsync<int>(both[1].ConnectionString, "select 1")).ShouldBe(1);

        await both[1].StopAsync(ClusterHome.Cancellation);
        await Should.ThrowAsync<NpgsqlException>(() => ClusterHome.AskAsync<int>(both[1].ConnectionString, "select 1"));
    }

    [Fact]
    public async Task A_port_that_someone_else_took_is_replaced()
    {
        int before;
        await using (var postgres = await _home.StartAsync())
            before = PortOf(postgres);
        using var taken = new TcpListener(IPAddress.Loopback, before);
        taken.Start();

        await using var again = await _home.StartAsync();
        PortOf(again).ShouldNotBe(before);
        (await ClusterHome.AskAsync<int>(again.ConnectionString, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_password_is_told_with_what_to_do()
    {
        await (await _home.StartAsync()).StopAsync(ClusterHome.Cancellation);
        File.Delete(Path.Combine(_home.Data, "postgres", "password"));

        var refused = await Should.ThrowAsync<EmbeddedPostgresException>(() => _home.StartAsync());
        refused.Message.ShouldContain("Restore the file, or remove the folder");
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_why()
    {
        await (await _home.StartAsync()).StopAsync(ClusterHome.Cancellation);
        await File.AppendAllTextAsync(Path.Combine(_home.Cluster, "postgresql.conf"), "\nno_such_setting = 1\n", ClusterHome.Cancellation);

        var refused = await Should.ThrowAsync<EmbeddedPostgresException>(() => _home.StartAsync());
        refused.Message.ShouldContain("no_such_setting");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_told_with_what_to_do()
    {
        await File.WriteAllTextAsync(_home.Data, "not a folder", ClusterHome.Cancellation);
        var refused = await Should.ThrowAsync<EmbeddedPostgresException>(() => _home.StartAsync());
        refused.Message.ShouldContain("name another folder in PORTAL_DATA");
        File.Delete(_home.Data);
    }

    private static int PortOf(EmbeddedPostgres postgres) => new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Port;
}
