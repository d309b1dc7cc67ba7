using Portal.Platform.Data;

namespace Portal.Platform;

/// <summary>The configured PostgreSQL, or a private cluster that lives as long as the portal does.</summary>
public sealed class Store(string connectionString, EmbeddedPostgres? embedded, ILoggerFactory? logs) : IAsyncDisposable
{
    public string ConnectionString => connectionString;

    public static async Task<Store> OpenAsync(WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(PortalSettings.Section).Get<PortalSettings>() ?? new PortalSettings();
        if (settings.Database is { Length: > 0 } configured) return new Store(configured, null, null);
        var logs = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        Directory.CreateDirectory(settings.DataFolder);
        var embedded = await EmbeddedPostgres.StartAsync(settings.DataFolder, logs.CreateLogger<EmbeddedPostgres>());
        return new Store(embedded.ConnectionString, embedded, logs);
    }

    /// <summary>Lets the portal look after a cluster of its own for as long as it runs.</summary>
    public void WatchOver(WebApplicationBuilder builder)
    {
        if (embedded is not null) builder.Services.AddHostedService(_ => new WatchStore(embedded));
    }

    public async ValueTask DisposeAsync()
    {
        if (embedded is not null) await embedded.DisposeAsync();
        logs?.Dispose();
    }
}

internal sealed class WatchStore(EmbeddedPostgres postgres) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => postgres.WatchAsync(stoppingToken);
}
