using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Platform.Commands;
using Portal.Platform.Data;
using Portal.Platform.Data.Cluster;

namespace Portal.Platform.Doctor;

/// <summary>Whether the database answers, is new enough, has the portal's schema, and keeps the same time.</summary>
/// <param name="opened">Connection string of the store that is looked at; null: the one that the settings name.</param>
public sealed class CheckStore(string? opened = null) : IDoctorCheck
{
    private const string About = "database";

    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(5);

    public async IAsyncEnumerable<Finding> LookAsync(ConsoleCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        if (opened is not null)
        {
            foreach (var finding in await LookAsync(opened, call.Clock, ct)) yield return finding;
            yield break;
        }
        if (call.Settings.Database is not { Length: > 0 } && !Directory.Exists(Path.Combine(call.Settings.DataFolder, "postgres")))
        {
            yield return await ProgramsAsync(call.Settings.DataFolder, ct);
            yield break;
        }
        var (embedded, fault) = await OpenAsync(call.Settings, ct);
        if (fault is not null)
        {
            yield return fault;
            yield break;
        }
        await using var held = embedded;
        foreach (var finding in await LookAsync(embedded?.ConnectionString ?? call.Settings.Database!, call.Clock, ct)) yield return finding;
    }

    // There is no database yet; the first start makes it, where the programs are there.
    private static async Task<Finding> ProgramsAsync(string data, CancellationToken ct)
    {
        try
        {
            var folder = Path.GetFullPath(data);
            var programs = await ServerPrograms.FindAsync(ServerPlaces.OfThisMachine(folder), null, await ClusterAccount.ChooseAsync(Path.Combine(folder, "postgres", "cluster"), ct), ct);
            return new Finding(Grade.Well, About, $"the first start makes one, by PostgreSQL {programs.Major} in {programs.Folder}.");
        }
        catch (EmbeddedPostgresException missing)
        {
            return new Finding(Grade.Wrong, About, missing.Message);
        }
    }

    private static async Task<(EmbeddedPostgres? Embedded, Finding? Fault)> OpenAsync(PortalSettings settings, CancellationToken ct)
    {
        if (settings.Database is { Length: > 0 }) return (null, null);
        try
        {
            return (await EmbeddedPostgres.StartAsync(settings.DataFolder, NullLogger.Instance, cancellation: ct), null);
        }
        catch (EmbeddedPostgresException fault)
        {
            return (null, new Finding(Grade.Wrong, About, fault.Message));
        }
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(string connectionString, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            await using var db = new PortalDb(new DbContextOptionsBuilder<PortalDb>().UseNpgsql(connectionString).Options);
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(ct);
            var found = new List<Finding>();
            var version = connection.PostgreSqlVersion;
            if (version.Major < ServerPrograms.OldestMajor) found.Add(new Finding(Grade.Wrong, About, $"PostgreSQL {version.Major} is too old. Use {ServerPrograms.OldestMajor} or newer."));
            await using var ask = new NpgsqlCommand("SELECT clock_timestamp(), has_schema_privilege(current_user, 'public', 'CREATE')", connection);
            await using (var row = await ask.ExecuteReaderAsync(ct))
            {
                await row.ReadAsync(ct);
                var skew = (row.GetFieldValue<DateTimeOffset>(0) - clock.GetUtcNow()).Duration();
                if (skew > MostSkew) found.Add(new Finding(Grade.Wrong, "clock", $"this machine and the database are {skew.TotalSeconds:0} s apart. Let both keep time by NTP: what falls due goes by it."));
                if (!row.GetBoolean(1)) found.Add(new Finding(Grade.Wrong, About, "its user may not make tables. Let it own the database."));
            }
            found.Add(await SchemaAsync(db, version, ct));
            return found;
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException or ArgumentException or InvalidOperationException)
        {
            return [new Finding(Grade.Wrong, About, $"it does not answer: {fault.Message} Look at Portal:Database, and whether the server is up and lets the portal in.")];
        }
    }

    private static async Task<Finding> SchemaAsync(PortalDb db, Version version, CancellationToken ct)
    {
        var state = await SchemaState.OfAsync(db, ct);
        var (newer, pending) = (state.Unknown.Count, state.Pending.Count);
        return newer > 0 ? new Finding(Grade.Note, About, $"PostgreSQL {version} answers; a newer portal made {newer} changes of its schema that this one does not know. Bring this node to that version soon.")
            : pending > 0 ? new Finding(Grade.Note, About, $"PostgreSQL {version} answers; {pending} changes of its schema are made by the next start.")
            : new Finding(Grade.Well, About, $"PostgreSQL {version} answers and has this version's schema.");
    }
}
