using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Catalog;
using Portal.Health;
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

    /// <exception cref="OperationCanceledException">The process was asked to stop meanwhile.</exception>
    public static async Task RunAsync(string[] args, string connectionString, TimeProvider machine)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }).AddSettings();
        if (!builder.Configuration.GetValue<bool>($"{PortalSettings.Section}:{nameof(PortalSettings.DemoWorld)}")) return;
        var time = new LedTime(machine.GetUtcNow() - History);
        PortalHost.Configure(builder, connectionString);
        // Thirteen months of stages would fill the log.
        builder.Logging.AddFilter("Portal.Platform.Telemetry", LogLevel.Warning);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        // Stacks are looked at as often as real ones: history need not know the second.
        builder.Services.PostConfigure<PortalSettings>(settings => settings.Deployments.LookEverySeconds = 60);
        // What was measured in the past is read back when the portal has started.
        builder.Services.PostConfigure<HealthSettings>(settings => settings.Collect = false);
        await using var host = builder.Build();
        // The host that listens to signals is not there yet.
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        await new Telling(host.Services, time, machine).RunAsync(stop.Token);
    }

    private sealed class Telling(IServiceProvider services, LedTime time, TimeProvider machine)
    {
        // Time is led. What passes by itself on a slow machine must not overtake the next step, which can't go back.
        private const double AlmostStill = 0.01;

        private readonly string _folder = services.GetRequiredService<IOptions<PortalSettings>>().Value.DataFolder;
        private readonly SandboxControl _sandbox = services.GetRequiredService<SandboxControl>();
        private readonly ILogger _log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SeedDemoWorld));

        public async Task RunAsync(CancellationToken ct)
        {
            if (DemoBookmark.Read(_folder) is { IsEnded: true }) return;
            await services.GetRequiredService<MigrateDatabase>().RunAsync(ct);
            if (await OpenAsync(ct) is not { } bookmark) return;

            await services.GetRequiredService<InstallationKeys>().LoadAsync(ct);
            await services.GetRequiredService<ProductShelf>().ReadAllAsync(ct);
            var jobs = services.GetServices<WakeRule>().Select(rule => ActivatorUtilities.CreateInstance(services, rule.Type)).OfType<ILooks>().ToList();
            try
            {
                await TellAsync(bookmark, new DemoLine(jobs, time, _sandbox), ct);
            }
            finally
            {
                await _sandbox.SendAsync(HttpMethod.Put, "clock", new { at = machine.GetUtcNow() }, CancellationToken.None);
                await SetAsync(bookmark.Speed, bookmark.Throttling, CancellationToken.None);
            }
        }

        /// <summary>Where to begin or to go on; null when no demo world is to be told here.</summary>
        private async Task<DemoBookmark?> OpenAsync(CancellationToken ct)
        {
            if (!await _sandbox.IsThereAsync(ct)) return Refused("the AWS endpoint is no sandbox");
            using var clock = JsonDocument.Parse((await _sandbox.ReadAsync("clock", ct)).Body);
            if (DemoBookmark.Read(_folder) is { } begun)
            {
                time.LeadTo(clock.RootElement.GetProperty("at").GetDateTimeOffset());
                await SetAsync(AlmostStill, 0, ct);
                return begun;
            }
            var dbs = services.GetRequiredService<IDbContextFactory<PortalDb>>();
            await using (var db = await dbs.CreateDbContextAsync(ct))
                if (await db.Requests.AnyAsync(ct)) return Refused("the store holds requests already");
            if ((await _sandbox.SendAsync(HttpMethod.Put, "clock", new { at = time.Now }, ct)).Refusal is { } refusal) return Refused(refusal);
            using var limits = JsonDocument.Parse((await _sandbox.ReadAsync("limits", ct)).Body);
            await SetAsync(AlmostStill, 0, ct);
            return new DemoBookmark(
                machine.GetUtcNow(), 0, clock.RootElement.GetProperty("speed").GetDouble(), limits.RootElement.GetProperty("throttling").GetDouble(), false).Keep(_folder);
        }

        private async Task SetAsync(double speed, double throttling, CancellationToken ct)
        {
            await _sandbox.SendAsync(HttpMethod.Put, "speed", new { speed }, ct);
            await _sandbox.SendAsync(HttpMethod.Put, "limits", new { throttling }, ct);
        }

        private DemoBookmark? Refused(string why)
        {
            _log.LogInformation("No demo world is told: {Reason}", why);
            return null;
        }

        private async Task TellAsync(DemoBookmark bookmark, DemoLine line, CancellationToken ct)
        {
            var play = ActivatorUtilities.CreateInstance<PlayScene>(services);
            _log.LogInformation("Telling the demo world, thirteen months in {Scenes} scenes; this happens once", DemoStory.Scenes.Count);
            foreach (var scene in DemoStory.Scenes.Skip(bookmark.Told))
            {
                try
                {
                    await line.LeadToAsync(scene.At(bookmark.Began), ct);
                    await play.RunAsync(scene, scene.At(bookmark.Began), line, ct);
                }
                catch (DemoException fault)
                {
                    // The world is poorer by a scene and holds for the rest.
                    _log.LogWarning("A scene of the demo world did not come off: {Reason}", fault.Message);
                }
                bookmark = (bookmark with { Told = bookmark.Told + 1 }).Keep(_folder);
                if (bookmark.Told % 5 == 0) _log.LogInformation("The demo world has reached {Day}", line.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
            (bookmark with { IsEnded = true }).Keep(_folder);
        }
    }
}
