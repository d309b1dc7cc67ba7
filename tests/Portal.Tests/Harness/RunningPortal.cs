using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Platform.Data;
using Portal.Platform.Data.Cluster;

namespace Portal.Tests.Harness;

/// <summary>
/// The portal as eng/run starts it: a process on a data folder of its own, in which it runs its own database. It can be
/// killed and started again on the same data.
/// </summary>
public sealed class RunningPortal : IAsyncDisposable
{
    private readonly string _folder = Solution.NewFolder();
    private readonly AwsPlace _aws;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly int _port = Solution.FreePort();
    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<string, Caller> _callers = [];
    private StartedProgram? _program;
    private EmbeddedPostgres? _database;

    private RunningPortal(AwsPlace aws, IReadOnlyDictionary<string, string> settings)
    {
        (_aws, _settings) = (aws, settings);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        Solution.CopyProducts(Templates);
    }

    public AwsPlace Aws => _aws;

    /// <summary>Where a browser finds it.</summary>
    public string Address => $"http://127.0.0.1:{_port}";

    /// <summary>All that was answered by the API, to anybody.</summary>
    public IEnumerable<string> Answers => _callers.Values.SelectMany(caller => caller.Heard);

    /// <summary>It was started, and ended without being asked to.</summary>
    public bool IsOver => _program?.IsOver == true;

    public string Log => _program?.Log ?? "";

    public int ProcessId => _program!.Id;

    /// <param name="settings">Environment variables beside the usual ones.</param>
    /// <param name="addProducts">Writes further products into the templates folder it is given.</param>
    public static async Task<RunningPortal> StartAsync(AwsPlace aws, IReadOnlyDictionary<string, string>? settings = null, Action<string>? addProducts = null)
    {
        var portal = new RunningPortal(aws, settings ?? new Dictionary<string, string>());
        addProducts?.Invoke(Path.Combine(portal._folder, "templates"));
        await portal.StartAsync();
        return portal;
    }

    /// <summary>A portal that begins to tell the demo world; whether it is done with that, <see cref="StartAsync()"/> waits for.</summary>
    public static RunningPortal WithDemoWorld(AwsPlace aws) => new(aws, new Dictionary<string, string> { ["Portal__DemoWorld"] = "true" });

    public Caller Engineer => As("engineer-shop");
    public Caller OtherEngineer => As("engineer-ledger");
    public Caller Platform => As("platform");
    public Caller SecondPlatform => As("platform-second");
    public Caller CostReviewer => As("cost");

    /// <summary>Starts the program and waits until it answers.</summary>
    public async Task StartAsync()
    {
        Begin();
        var program = _program!;
        await Patience.UntilAsync(async () =>
        {
            if (program.IsOver) throw new InvalidOperationException($"The portal did not start: {program.Log}");
            try
            {
                using var ready = await _http.GetAsync("/healthz/ready", TestContext.Current.CancellationToken);
                return ready.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, () => program.Log);
    }

    /// <summary>Starts the program and does not wait.</summary>
    public void Begin() => _program = new StartedProgram("Portal", _folder, Environment());

    public Task KillAsync() => _program!.KillAsync();

    /// <summary>As a service manager stops it.</summary>
    public Task StopAsync() => _program!.StopAsync();

    /// <summary>Calls with a token of the demo, by its name in demo-tokens.json.</summary>
    public Caller As(string name) => _callers.GetOrAdd(name, key => new Caller(_http, Tokens()[key]));

    public string TokenOf(string name) => Tokens()[name];

    /// <summary>Calls with any token, or with none.</summary>
    public Caller WithToken(string? token) => _callers.GetOrAdd($"token {token}", _ => new Caller(_http, token));

    /// <summary>One page as a browser that is not signed in gets it.</summary>
    public Task<HttpResponseMessage> PageAsync(string path) => _http.GetAsync(path, TestContext.Current.CancellationToken);

    /// <summary>A connection to the portal's database.</summary>
    public async Task<NpgsqlConnection> DatabaseAsync()
    {
        var connection = new NpgsqlConnection(await ConnectionStringAsync());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>Of the portal's database, for another node on it.</summary>
    public async Task<string> ConnectionStringAsync() =>
        (_database ??= await EmbeddedPostgres.StartAsync(Data, NullLogger.Instance, cancellation: TestContext.Current.CancellationToken)).ConnectionString;

    public async ValueTask DisposeAsync()
    {
        var cluster = ClusterFolder.Open(Data).Cluster;
        if (_program is not null) await _program.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        _http.Dispose();
        // A portal that was killed leaves its database running.
        if (PostmasterFile.Read(cluster) is { } file && file.IsAlive())
        {
            using var server = Process.GetProcessById(file.ProcessId);
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
        }
        if (!cluster.StartsWith(_folder, StringComparison.Ordinal)) Directory.Delete(Path.GetDirectoryName(cluster)!, recursive: true);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Its own copy of the products, policies and price books.</summary>
    public string Templates => Path.Combine(_folder, "templates");

    /// <summary>The data folder of the installation.</summary>
    public string Data => Path.Combine(_folder, "data");

    private Dictionary<string, string> Tokens() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Data, "demo-tokens.json")))!;

    // What a test sets comes before what is usual.
    private Dictionary<string, string> Environment() => Usual().Concat(_settings).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value);

    private Dictionary<string, string> Usual() => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Portal__Port"] = _port.ToString(),
        ["Portal__DataFolder"] = Data,
        ["Portal__TemplatesFolder"] = Templates,
        ["Portal__Demo"] = "true",
        ["Portal__Deployments__LookEverySeconds"] = "0.3",
        ["Portal__Aws__Endpoint"] = _aws.Url,
        ["Portal__Aws__CallsPerSecond"] = "200",
        ["Portal__Aws__Accounts__0__Id"] = _aws.Account,
        ["Portal__Aws__Accounts__0__Title"] = "Test",
        ["Portal__Aws__Accounts__0__Drills"] = "AtOnce",
        ["Portal__Aws__Accounts__0__Regions__0"] = AwsPlace.Region,
        ["Portal__Aws__Accounts__0__Regions__1"] = "eu-west-1",
        ["AWS_ACCESS_KEY_ID"] = _aws.AccessKey,
        ["AWS_SECRET_ACCESS_KEY"] = _aws.Secret,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };
}
