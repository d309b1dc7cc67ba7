using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Platform.Data;
using Quartz;

namespace Portal.Architecture;

public sealed class ServiceTests
{
    [Fact]
    public async Task Every_registered_service_resolves()
    {
        var builder = PortalServices.Configure();
        await using var app = builder.Build();
        (await PortalServices.UnresolvedAsync(builder.Services, app.Services)).ShouldBeEmpty();
        builder.Services.Count(service => service.ServiceType.Assembly == typeof(PortalDb).Assembly).ShouldBeGreaterThan(25);
    }

    [Fact]
    public async Task Every_job_can_be_made()
    {
        await using var app = PortalServices.Configure().Build();
        var jobs = Concrete<IJob>().ToList();
        jobs.Select(job => job.Name).ShouldContain("FollowDeployments");
        (await PortalServices.UnmadeAsync(jobs, app.Services)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_a_component_injects_is_registered()
    {
        await using var app = PortalServices.Configure().Build();
        var known = app.Services.GetRequiredService<IServiceProviderIsService>();
        Unknown(Concrete<IComponent>(), known).ShouldBeEmpty();
        Unknown([typeof(InjectsNobody)], known).ShouldBe(["InjectsNobody injects ICloneable"]);
    }

    [Fact]
    public async Task The_rules_bite()
    {
        await using var app = PortalServices.Configure().Build();
        var services = new ServiceCollection().AddSingleton<NeedsNobody>().AddScoped<IAsk>(_ => throw new InvalidOperationException("Made badly."));
        await using var provider = services.BuildServiceProvider();
        (await PortalServices.UnresolvedAsync(services, provider)).Count.ShouldBe(2);
        (await PortalServices.UnmadeAsync([typeof(NeedsNobody)], app.Services)).ShouldHaveSingleItem().ShouldContain("ICloneable");
    }

    private static IEnumerable<Type> Concrete<T>() =>
        typeof(PortalDb).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(T)) && type is { IsAbstract: false, IsInterface: false, ContainsGenericParameters: false });

    private static IEnumerable<string> Unknown(IEnumerable<Type> components, IServiceProviderIsService known) =>
        from component in components
        from property in component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where property.GetCustomAttribute<InjectAttribute>() is not null && !known.IsService(property.PropertyType)
        select $"{component.Name} injects {property.PropertyType.Name}";

    private interface IAsk;

    private sealed class NeedsNobody(ICloneable nobody)
    {
        public ICloneable Nobody => nobody;
    }

    private sealed class InjectsNobody : ComponentBase
    {
        [Inject] public ICloneable? Nobody { get; set; }
    }
}
