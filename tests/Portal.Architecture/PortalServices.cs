using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Platform;

namespace Portal.Architecture;

/// <summary>The portal put together as its program does it, not started: nothing connects anywhere.</summary>
internal static class PortalServices
{
    public static WebApplicationBuilder Configure()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory }).AddSettings();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:TemplatesFolder"] = Path.Combine(Built.Root, "templates"),
            ["Portal:Aws:Accounts:0:Id"] = "111111111111",
            ["Portal:Aws:Accounts:0:Title"] = "Any",
            ["Portal:Aws:Accounts:0:Regions:0"] = "us-east-1",
        });
        PortalHost.Configure(builder, "Host=127.0.0.1;Port=1;Database=none");
        // Checks every registered type's constructor while building, and that no singleton holds a scoped service.
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        return builder;
    }

    /// <summary>Services of the portal's own making, those made by a factory included, that can't be had.</summary>
    public static async Task<IReadOnlyList<string>> UnresolvedAsync(IEnumerable<ServiceDescriptor> services, IServiceProvider provider)
    {
        await using var scope = provider.CreateAsyncScope();
        var unresolved = new List<string>();
        foreach (var service in services.Where(IsOwn).Select(service => service.ServiceType).Where(type => !type.ContainsGenericParameters).Distinct())
            if (Fault(() => scope.ServiceProvider.GetServices(service).ToList()) is { } fault) unresolved.Add($"{service.Name}: {fault}");
        return unresolved;
    }

    /// <summary>Types that can't be made from what is registered, such as jobs.</summary>
    public static async Task<IReadOnlyList<string>> UnmadeAsync(IEnumerable<Type> types, IServiceProvider provider)
    {
        await using var scope = provider.CreateAsyncScope();
        var unmade = new List<string>();
        foreach (var type in types)
            if (Fault(() => ActivatorUtilities.CreateInstance(scope.ServiceProvider, type)) is { } fault) unmade.Add($"{type.Name}: {fault}");
        return unmade;
    }

    private static bool IsOwn(ServiceDescriptor service) =>
        IsOwn(service.ServiceType) || (!service.IsKeyedService && service.ImplementationType is { } made && IsOwn(made)) || service.ServiceType == typeof(IHostedService);

    private static bool IsOwn(Type type) => type.Assembly.GetName().Name!.StartsWith("Portal", StringComparison.Ordinal);

    private static string? Fault(Func<object> make)
    {
        try
        {
            make();
            return null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            return fault.Message;
        }
    }
}
