using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Portal.Environments.Drift;
using Portal.Platform;
using Portal.Platform.Accounts;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Sandbox.Demo;

namespace Portal.Health.Bench;

/// <summary>The portal put together as its program does it, on led time: it serves nobody, and its jobs look when they are asked.</summary>
internal sealed class CollectingPortal : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CollectingPortal(WebApplication app, LedTime time)
    {
        (_app, Time) = (app, time);
        Collect = Job<CollectHealth>();
        // Whatever else asks AWS about an environment that just stands.
        Others = [Job<CheckAccounts>(), Job<PlanDrift>(), Job<SeeEnvironmentDrift>()];
    }

    public LedTime Time { get; }

    public ILooks Collect { get; }

    public IReadOnlyList<ILooks> Others { get; }

    public static async Task<CollectingPortal> OpenAsync(string folder, string database, Uri endpoint, IReadOnlyList<string> accounts, DateTimeOffset now)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory }).AddSettings();
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        var settings = new Dictionary<string, string?>
        {
            ["Portal:DataFolder"] = folder,
            ["Portal:TemplatesFolder"] = "templates",
            ["Portal:Aws:Endpoint"] = endpoint.ToString(),
            // The limit is by the machine's second, and an hour is led through in minutes.
            ["Portal:Aws:CallsPerSecond"] = "1000",
        };
        foreach (var (account, n) in accounts.Select((account, n) => (account, n)))
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"Portal:Aws:Accounts:{n}");
            (settings[$"{at}:Id"], settings[$"{at}:Title"], settings[$"{at}:Regions:0"]) = (account, $"Account {n + 1}", Fleet.Region);
            if (n > 0) settings[$"{at}:RoleArn"] = $"arn:aws:iam::{account}:role/portal";
        }
        builder.Configuration.AddInMemoryCollection(settings);
        PortalHost.Configure(builder, database);
        var time = new LedTime(now);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        var portal = new CollectingPortal(builder.Build(), time);
        await portal.Get<MigrateDatabase>().RunAsync(CancellationToken.None);
        await portal.Get<NoteAccounts>().RunAsync(CancellationToken.None);
        await portal.Get<NoteHealthPlaces>().RunAsync(CancellationToken.None);
        return portal;
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public PortalDb Db() => Get<IDbContextFactory<PortalDb>>().CreateDbContext();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private T Job<T>() => ActivatorUtilities.CreateInstance<T>(_app.Services);
}
