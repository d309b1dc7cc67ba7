using System.Security.Cryptography;
using Portal.AwsSandbox.CloudFormation;
using Portal.AwsSandbox.Control;
using Portal.AwsSandbox.Coverage;
using Portal.AwsSandbox.Pricing;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Sts;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox;

/// <summary>The process: one port of this machine, AWS's services at the root, the control API beside them.</summary>
public static class Sandbox
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["coverage"])
        {
            await Console.Out.WriteAsync(Coverage());
            return 0;
        }
        var settings = Settings.Read();
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, settings.Port);
            kestrel.Limits.MaxRequestBodySize = HttpBody.Largest;
            kestrel.AddServerHeader = false;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var services = builder.Services;
        services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new SimulatedClock(TimeProvider.System, settings.Folder, settings.Speed));
        services.AddSingleton(provider => new World(provider.GetRequiredService<SimulatedClock>(), settings.Folder));
        services.AddSingleton(_ => new Keyring(settings.Keys, Seal(settings.Folder)));
        services.AddSingleton<RoleTrusts>().AddSingleton<CallRules>().AddSingleton<CallLog>().AddSingleton<Authentication>().AddSingleton<Front>();
        services.AddSingleton(provider => CloudFormationService.Create(provider.GetRequiredService<World>()));
        services.AddSingleton(provider => StsService.Create(
            provider.GetRequiredService<Keyring>(), provider.GetRequiredService<RoleTrusts>(), TimeProvider.System));
        services.AddSingleton(_ => PricingService.Create());
        services.AddHostedService<Pump>();
        await using var app = builder.Build();
        app.Services.GetRequiredService<World>();
        app.MapControl();
        app.MapFallback("{**path}", app.Services.GetRequiredService<Front>().HandleAsync);
        await app.StartAsync();
        // Whoever starts the sandbox on port 0 reads here which port it got.
        Console.WriteLine($"sandbox: {app.Urls.First()} at {settings.Speed} times real time, state in {settings.Folder}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>The report for the documentation, from services that hold nothing.</summary>
    public static string Coverage()
    {
        var keyring = new Keyring([], new byte[32]);
        return Report.Write([CloudFormationService.Create(null!), StsService.Create(keyring, new RoleTrusts(), TimeProvider.System), PricingService.Create()]);
    }

    private static byte[] Seal(string folder)
    {
        var file = Path.Combine(folder, "session.key");
        if (File.Exists(file)) return File.ReadAllBytes(file);
        var seal = RandomNumberGenerator.GetBytes(32);
        DurableFile.Replace(file, seal);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return seal;
    }
}
