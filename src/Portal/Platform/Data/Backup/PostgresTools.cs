using System.ComponentModel;
using System.Diagnostics;
using Npgsql;
using Portal.Platform.Commands;
using Portal.Platform.Data.Cluster;

namespace Portal.Platform.Data.Backup;

/// <summary>PostgreSQL's own <c>pg_dump</c> and <c>pg_restore</c>, and the database they work on.</summary>
internal sealed class PostgresTools : IAsyncDisposable
{
    private readonly string _folder;
    private readonly EmbeddedPostgres? _embedded;

    private PostgresTools(string folder, string connectionString, EmbeddedPostgres? embedded) => (_folder, ConnectionString, _embedded) = (folder, connectionString, embedded);

    public string ConnectionString { get; }

    /// <summary>Finds the programs and opens the configured database, or the private one of the data folder.</summary>
    /// <exception cref="EmbeddedPostgresException">Neither is to be had; the message says what to do.</exception>
    public static async Task<PostgresTools> OpenAsync(ConsoleCall call, Microsoft.Extensions.Logging.ILogger log, CancellationToken ct)
    {
        var folder = ClusterFolder.Open(call.Settings.DataFolder);
        var programs = await ServerPrograms.FindAsync(ServerPlaces.OfThisMachine(folder.Data), null, await ClusterAccount.ChooseAsync(folder.Cluster, ct), ct);
        if (call.Settings.Database is { Length: > 0 } configured) return new PostgresTools(programs.Folder, configured, null);
        var embedded = await EmbeddedPostgres.StartAsync(call.Settings.DataFolder, log, cancellation: ct);
        return new PostgresTools(programs.Folder, embedded.ConnectionString, embedded);
    }

    /// <returns>What the program says where it fails; null when it did its work.</returns>
    public async Task<string?> RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        var to = new NpgsqlConnectionStringBuilder(ConnectionString);
        var start = new ProcessStartInfo(Path.Combine(_folder, program), arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        // By the environment, which other people of the machine can't list as they can a command line.
        start.Environment["PGHOST"] = to.Host;
        start.Environment["PGPORT"] = $"{to.Port}";
        start.Environment["PGDATABASE"] = to.Database;
        start.Environment["PGUSER"] = to.Username;
        start.Environment["PGPASSWORD"] = to.Password;
        start.Environment["PGSSLMODE"] = to.SslMode switch { SslMode.VerifyFull => "verify-full", SslMode.VerifyCA => "verify-ca", SslMode.Require => "require", SslMode.Disable => "disable", _ => "prefer" };
        try
        {
            using var process = Process.Start(start)!;
            var said = Task.WhenAll(process.StandardError.ReadToEndAsync(ct), process.StandardOutput.ReadToEndAsync(ct));
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0 ? null : string.Concat(await said).Trim();
        }
        catch (Win32Exception missing)
        {
            return $"{program} can't be run from {_folder}: {missing.Message}. Install PostgreSQL's client programs there.";
        }
    }

    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
