using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Portal.Platform.Data;
using Portal.Tests.Harness;

namespace Portal.Server.Bench;

/// <summary>One installation: a database in the cluster, a data folder and a port. Its process is started, stopped and killed by whoever measures.</summary>
internal sealed class BenchedPortal : IAsyncDisposable
{
    private static readonly TimeSpan BetweenKnocks = TimeSpan.FromMilliseconds(10), Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Solution.NewFolder();
    private readonly int _port = Solution.FreePort();
    private readonly string _program, _aws;
    private BenchedProcess? _process;

    private BenchedPortal(string program, string database, string aws)
    {
        (_program, Database, _aws) = (program, database, aws);
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
    }

    /// <summary>A connection string.</summary>
    public string Database { get; }
    public HttpClient Http { get; }
    public Uri Address => Http.BaseAddress!;
    public BenchedProcess Process => _process ?? throw new InvalidOperationException("The portal is not started.");

    public static async Task<BenchedPortal> OnAsync(string program, EmbeddedPostgres cluster, string name, BenchedSandbox sandbox)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new BenchedPortal(program, new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = name }.ConnectionString, sandbox.Address);
    }

    /// <returns>From before the process was made until it said that it is ready.</returns>
    public async Task<TimeSpan> StartAsync()
    {
        _process = new BenchedProcess(_program, _folder, Settings());
        while (true)
        {
            if (_process.IsOver) throw new InvalidOperationException($"The portal did not start: {_process.Said}");
            try
            {
                using var ready = await Http.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
                if (ready.IsSuccessStatusCode) return Stopwatch.GetElapsedTime(_process.Began);
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }
            await Task.Delay(BetweenKnocks);
        }
    }

    /// <summary>A token of the demo, by its name in demo-tokens.json.</summary>
    public string Token(string name) => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(_folder, "data", "demo-tokens.json")))![name];

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await count.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until its jobs have nothing more to do: some seconds with less than a tenth of a core. On a machine that is busy by itself that may not come; after two minutes it is let be.</summary>
    public async Task CalmAsync()
    {
        var (look, began) = (TimeSpan.FromSeconds(2), Stopwatch.GetTimestamp());
        for (var calm = 0; calm < 3 && Stopwatch.GetElapsedTime(began) < Patience;)
        {
            var before = Process.ProcessorTime;
            await Task.Delay(look);
            calm = Process.ProcessorTime - before < look / 10 ? calm + 1 : 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        Http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Portal__Port"] = _port.ToString(CultureInfo.InvariantCulture),
        ["Portal__DataFolder"] = Path.Combine(_folder, "data"),
        ["Portal__Database"] = Database,
        ["Portal__TemplatesFolder"] = Path.Combine(Solution.Root, "templates"),
        ["Portal__Demo"] = "true",
        // Nothing of the seeded fleet stands in the sandbox.
        ["Portal__Health__Collect"] = "false",
        // The limits are a matter of who may call how often, not of how fast it is.
        ["Portal__Access__Tokens__RequestsPerMinute"] = "100000000",
        ["Portal__Access__Tokens__RequestsPerMinuteOfPerson"] = "100000000",
        ["Portal__Aws__Endpoint"] = _aws,
        ["Portal__Aws__CallsPerSecond"] = "1000",
        ["Portal__Aws__Accounts__0__Id"] = BenchedSandbox.Account,
        ["Portal__Aws__Accounts__0__Title"] = "Bench",
        ["Portal__Aws__Accounts__0__Regions__0"] = BenchedSandbox.Region,
        ["AWS_ACCESS_KEY_ID"] = BenchedSandbox.Key,
        ["AWS_SECRET_ACCESS_KEY"] = BenchedSandbox.Secret,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };
}
