using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;
using Portal.Platform.Access;
using Portal.Platform.Accounts;
using Portal.Platform.Audit;
using Portal.Platform.Data;
using Portal.Platform.Freezes;
using Portal.Platform.Jobs;
using Portal.Platform.Notifications;

namespace Portal.Platform;

public static class PlatformParts
{
    /// <param name="connectionString">The store: the configured one, or that of the embedded cluster.</param>
    public static WebApplicationBuilder AddPlatform(this WebApplicationBuilder builder, string connectionString)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddOpenApi("v1");
        // A value that does not bind is answered as a problem document, by the handler of faults.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<PortalSettings>>(TrustProxies);
        builder.Services.ConfigureHttpJsonOptions(options => Api.ApiJson.Configure(options.SerializerOptions));
        return builder.AddData(connectionString).AddAccess().AddJobs().AddAudit().AddNotifications().AddFreezes().AddAccounts();
    }

    // Whoever else sends these headers is not believed.
    private static void TrustProxies(ForwardedHeadersOptions forwarded, IOptions<PortalSettings> settings)
    {
        forwarded.ForwardedHeaders = settings.Value.Proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in settings.Value.Proxies) forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
    }

    /// <summary>Settings come from the program's own file, then appsettings.json of the folder it was started in, then the environment.</summary>
    public static WebApplicationBuilder AddSettings(this WebApplicationBuilder builder)
    {
        var beside = new JsonConfigurationSource { Path = Path.GetFullPath("appsettings.json"), Optional = true };
        beside.ResolveFileProvider();
        var sources = builder.Configuration.Sources;
        var firstOverride = sources.ToList().FindIndex(source => source is EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        sources.Insert(firstOverride < 0 ? sources.Count : firstOverride, beside);

        builder.Services.AddSingleton<IValidateOptions<PortalSettings>, CheckPortalSettings>();
        builder.Services.AddOptions<PortalSettings>().BindConfiguration(PortalSettings.Section).ValidateOnStart();
        // A build that was not published finds its static files through a manifest, whatever the environment is called.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel((context, kestrel) =>
        {
            var settings = context.Configuration.GetSection(PortalSettings.Section).Get<PortalSettings>() ?? new PortalSettings();
            kestrel.AddServerHeader = false;
            if (IPAddress.TryParse(settings.Bind, out var address)) kestrel.Listen(address, settings.Port);
        });
        return builder;
    }
}
