using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Platform;
using Portal.Platform.Data;

[assembly: AssemblyFixture(typeof(Portal.Tests.Harness.SharedCluster))]

namespace Portal.Tests.Harness;

/// <summary>One PostgreSQL for all tests that need a store of their own; each gets a database in it.</summary>
public sealed class SharedCluster : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly string _folder = Solution.NewFolder();
    private EmbeddedPostgres? _postgres;

    public async Task<string> NewDatabaseAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _postgres ??= await EmbeddedPostgres.StartAsync(Path.Combine(_folder, "data"), NullLogger.Instance, cancellation: CancellationToken.None);
        }
        finally
        {
            _starting.Release();
        }
        var name = $"t{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(_postgres.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null) await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>The portal put together as its program does it, on a real store of its own, but not started: a test runs its jobs and use cases itself.</summary>
public sealed class StoredPortal : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private StoredPortal(WebApplication app, string folder, Clock clock) => (_app, _folder, Time) = (app, folder, clock);

    public Clock Time { get; }

    public string Folder => _folder;

    public static async Task<StoredPortal> OpenAsync(SharedCluster cluster, params (string Key, string Value)[] settings) => await OnAsync(await cluster.NewDatabaseAsync(), settings);

    /// <param name="database">One of <see cref="SharedCluster.NewDatabaseAsync"/>, for portals that share it.</param>
    public static async Task<StoredPortal> OnAsync(string database, params (string Key, string Value)[] settings)
    {
        var folder = Solution.NewFolder();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory }).AddSettings();
        builder.Logging.ClearProviders();
        var all = new Dictionary<string, string?>
        {
            ["Portal:DataFolder"] = folder,
            ["Portal:TemplatesFolder"] = Path.Combine(Solution.Root, "templates"),
            ["Portal:Aws:Accounts:0:Id"] = "111111111111",
            ["Portal:Aws:Accounts:0:Title"] = "Any",
            ["Portal:Aws:Accounts:0:Regions:0"] = "us-east-1",
        };
        foreach (var (key, value) in settings) all[$"Portal:{key}"] = value;
        builder.Configuration.AddInMemoryCollection(all);
        PortalHost.Configure(builder, database);
        var clock = new Clock(Given.Now);
        builder.Services.AddSingleton<TimeProvider>(clock);
        var portal = new StoredPortal(builder.Build(), folder, clock);
        await portal.Get<MigrateDatabase>().RunAsync(TestContext.Current.CancellationToken);
        return portal;
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A job as the scheduler makes it.</summary>
    public T Job<T>() => ActivatorUtilities.CreateInstance<T>(_app.Services);

    public PortalDb Db() => Get<IDbContextFactory<PortalDb>>().CreateDbContext();

    /// <summary>Saves what was done to the store.</summary>
    public async Task SaveAsync(Action<PortalDb> change)
    {
        await using var db = Db();
        change(db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<T>> AllAsync<T>() where T : class
    {
        await using var db = Db();
        return await db.Set<T>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SQL by hand, with whatever rights the database's owner has.</summary>
    public async Task SqlAsync(string sql)
    {
        await using var connection = await Get<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
