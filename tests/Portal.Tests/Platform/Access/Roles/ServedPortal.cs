using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Catalog;
using Portal.Domain.Access;
using Portal.Platform;
using Portal.Platform.Access;
using Portal.Platform.Data;
using Portal.Platform.Ui;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Api.OpenApi;

namespace Portal.Tests.Platform.Access.Roles;

/// <summary>
/// The portal put together as its program does it and served from this process, so that one test can call it as anybody:
/// a request's header X-Person says who has a session. Its jobs do not run, and there is no AWS unless a setting names one.
/// </summary>
internal sealed class ServedPortal : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly ConcurrentDictionary<string, Actor> _people;
    private readonly KeptFaults _faults;

    private ServedPortal(WebApplication app, string folder, ConcurrentDictionary<string, Actor> people, KeptFaults faults) => (_app, _folder, _people, _faults) = (app, folder, people, faults);

    public IServiceProvider Services => _app.Services;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Endpoints => [.. _app.Services.GetServices<Microsoft.AspNetCore.Routing.EndpointDataSource>().SelectMany(source => source.Endpoints)];

    /// <summary>What was logged as an error.</summary>
    public IReadOnlyCollection<string> Faults => _faults.All;

    /// <summary>Lets X-Person name these too.</summary>
    public void Know(IEnumerable<Actor> people)
    {
        foreach (var person in people) _people[person.Id.Value] = person;
    }

    /// <param name="people">Whoever X-Person may name.</param>
    public static async Task<ServedPortal> StartAsync(SharedCluster cluster, IReadOnlyList<Actor> people, params (string Key, string Value)[] settings)
    {
        // The sandbox's, which open nothing else: without any, no call would come as far as to find that nobody answers.
        OwnKeys.Use();
        var folder = Solution.NewFolder();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory }).AddSettings();
        var faults = new KeptFaults();
        builder.Logging.ClearProviders().AddProvider(faults);
        var all = new Dictionary<string, string?>
        {
            ["Portal:Port"] = Solution.FreePort().ToString(),
            ["Portal:DataFolder"] = folder,
            ["Portal:TemplatesFolder"] = Path.Combine(Solution.Root, "templates"),
            // Nobody answers there.
            ["Portal:Aws:Endpoint"] = "http://127.0.0.1:9",
            ["Portal:Aws:Accounts:0:Id"] = "111111111111",
            ["Portal:Aws:Accounts:0:Title"] = "Any",
            ["Portal:Aws:Accounts:0:Regions:0"] = "us-east-1",
        };
        foreach (var (key, value) in settings) all[$"Portal:{key}"] = value;
        builder.Configuration.AddInMemoryCollection(all);
        PortalHost.Configure(builder, await cluster.NewDatabaseAsync());
        var known = new ConcurrentDictionary<string, Actor>(people.Select(person => KeyValuePair.Create(person.Id.Value, person)));
        builder.Services.AddSingleton<IStartupFilter>(new SignInByHeader(known));
        NullableMembers.Into(builder.Services);
        foreach (var job in builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && Of(service).StartsWith("Quartz", StringComparison.Ordinal)).ToList()) builder.Services.Remove(job);
        var app = builder.Build();
        await app.Services.GetRequiredService<MigrateDatabase>().RunAsync(TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<InstallationKeys>().LoadAsync(TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<ProductShelf>().ReadAllAsync(TestContext.Current.CancellationToken);
        // Makes the scheduler's tables; it is not started.
        await app.Services.GetRequiredService<Quartz.ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        app.MapPlatform().MapStages().MapUi();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ServedPortal(app, folder, known, faults);
    }

    /// <summary>Follows nothing and passes no proxy.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };

    public async Task SaveAsync(Action<PortalDb> change)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        change(db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Of(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationInstance?.GetType() ?? service.ImplementationFactory?.Method.DeclaringType)?.Assembly.GetName().Name ?? "";

    private sealed class SignInByHeader(ConcurrentDictionary<string, Actor> people) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate go) =>
            {
                if (people.GetValueOrDefault(context.Request.Headers["X-Person"].ToString()) is { } person)
                    context.User = new ClaimsPrincipal(person.ToPrincipal("test"));
                return go(context);
            });
            next(app);
        };
    }
}
