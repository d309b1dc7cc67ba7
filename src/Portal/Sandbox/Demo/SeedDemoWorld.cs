using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Catalog;
using Portal.Platform;
using Portal.Platform.Access;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Sandbox.Demo;

/// <summary>
/// Tells the demo world once, before the portal on an empty store starts: a host that serves nobody runs the portal's own
/// stages on led time, against a sandbox that goes along. A telling that broke off goes on at the scene it had reached.
/// </summary>
public static class SeedDemoWorld
{
    private static readonly TimeSpan History = TimeSpan.FromDays(397);

    public static async Task RunAsync(string[] args, string connectionString, TimeProvider machine, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }).AddSettings();
        if (!builder.Configuration.GetValue<bool>($"{PortalSettings.Section}:{nameof(PortalSettings.DemoWorld)}")) return;
        var time = new LedTime(machine.GetUtcNow());
        PortalHost.Configure(builder, connectionString);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        // Stacks are looked at as often as real ones: history need not know the second.
        builder.Services.PostConfigure<PortalSettings>(settings => settings.Deployments.LookEverySeconds = 60);
        await using var host = builder.Build();
        await new Telling(host.Services, time).RunAsync(ct);
    }

    private sealed class Telling(IServiceProvider services, LedTime time)
    {
        private readonly string _folder = services.GetRequiredService<IOptions<PortalSettings>>().Value.DataFolder;
        private readonly SandboxControl _sandbox = services.GetRequiredService<SandboxControl>();
        private readonly ILogger _log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SeedDemoWorld));

        public async Task RunAsync(CancellationToken ct)
        {
            if (DemoBookmark.Read(_folder) is { IsEnded: true }) return;
            await services.GetRequiredService<MigrateDatabase>().RunAsync(ct);
            if (await OpenAsync(ct) is not { } bookmark) return;

            var machine = bookmark.Began;
            await services.GetRequiredService<InstallationKeys>().LoadAsync(ct);
            await services.GetRequiredService<ProductShelf>().ReadAllAsync(ct);
            var jobs = services.GetServices<WakeRule>().Select(rule => ActivatorUtilities.CreateInstance(services, rule.Type)).OfType<ILooks>().ToList();
            var line = new DemoLine(jobs, time, _sandbox);
            try
            {
                await line.OrderAsync(HttpMethod.Put, "speed", new { speed = 1 }, ct);
                await TellAsync(bookmark, line, ct);
            }
            catch (DemoException broken)
            {
                _log.LogWarning("The demo world stays as far as it was told: {Reason}", broken.Message);
            }
            finally
            {
                await _sandbox.SendAsync(HttpMethod.Put, "clock", new { at = machine }, CancellationToken.None);
                await _sandbox.SendAsync(HttpMethod.Put, "speed", new { speed = bookmark.Speed }, CancellationToken.None);
            }
        }
    }
}
