using System.Security.Cryptography;
using Portal.AwsSandbox.AutoScaling;
using Portal.AwsSandbox.CloudFormation;
using Portal.AwsSandbox.CloudFront;
using Portal.AwsSandbox.CloudTrail;
using Portal.AwsSandbox.CloudWatch;
using Portal.AwsSandbox.Control;
using Portal.AwsSandbox.Costs;
using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Coverage;
using Portal.AwsSandbox.Ec2;
using Portal.AwsSandbox.ElastiCache;
using Portal.AwsSandbox.LoadBalancing;
using Portal.AwsSandbox.Pricing;
using Portal.AwsSandbox.Rds;
using Portal.AwsSandbox.S3;
using Portal.AwsSandbox.ServiceQuotas;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Sts;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox;

/// <summary>The process: one port of this machine, AWS's services at the root, the control API beside them.</summary>
public static class Sandbox
{
    /// <summary>The services that answer from the world.</summary>
    private static readonly Func<World, IAwsService>[] Creators =
    [
        CloudFormationService.Create,
        AutoScalingService.Create,
        world => new CloudFrontService(world),
        CloudTrailService.Create,
        CloudWatchService.Create,
        Ec2Service.Create,
        ElastiCacheService.Create,
        LoadBalancingService.Create,
        RdsService.Create,
        ServiceQuotasService.Create,
        _ => PricingService.Create(),
        world => new S3Service(world),
    ];

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
        services.AddSingleton(provider => new World(provider.GetRequiredService<SimulatedClock>(), settings.Folder, seed: settings.Seed));
        services.AddSingleton(_ => new Keyring(settings.Keys, Seal(settings.Folder)));
        services.AddSingleton<RoleTrusts>().AddSingleton<CallRules>().AddSingleton<CallLog>().AddSingleton<Front>();
        services.AddSingleton(provider => new Authentication(
            provider.GetRequiredService<Keyring>(), TimeProvider.System, () => provider.GetRequiredService<SimulatedClock>().Shown));
        services.AddSingleton(provider => StsService.Create(
            provider.GetRequiredService<Keyring>(), provider.GetRequiredService<RoleTrusts>(), TimeProvider.System));
        foreach (var create in Creators) services.AddSingleton(provider => create(provider.GetRequiredService<World>()));
        var limits = CallLimits.Read();
        services.AddSingleton(new Throttles(TimeProvider.System, limits.Throttling)).AddSingleton(new PageSize(limits.PageSize));
        services.AddSingleton<Ledger>().AddSingleton<CostCall>().AddSingleton(provider => CostExplorerService.Create(provider.GetRequiredService<CostCall>()));
        services.AddHostedService<Pump>();
        await using var app = builder.Build();
        app.Services.GetRequiredService<World>();
        // Reading the journals leaves several times their size behind.
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
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
        var sts = StsService.Create(new Keyring([], new byte[32]), new RoleTrusts(), TimeProvider.System);
        return Report.Write(Creators.Select(create => create(null!)).Append(sts).Append(CostExplorerService.Create(null!)).OrderBy(service => service.SigningName, StringComparer.Ordinal));
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
