using Portal.Domain.Access;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Shell;
using Portal.Sandbox.Tour;

namespace Portal.Sandbox;

public static class SandboxParts
{
    public static WebApplicationBuilder AddSandbox(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SandboxControl>();
        builder.Services.AddSingleton<ReadSandbox>();
        builder.Services.AddSingleton<WatchForSandbox>();
        builder.Services.AddHostedService(services => services.GetRequiredService<WatchForSandbox>());
        builder.Services.AddSingleton(services => new NavEntry(130, "Sandbox", "/sandbox", Icons.Bolt,
            person => person.IsInRole(nameof(Role.Administrator)) && services.GetRequiredService<WatchForSandbox>().IsThere));
        builder.Services.AddSingleton<ReadTour>();
        builder.Services.Configure<ShellSlots>(slots => slots.Guide = typeof(TourBar));
        builder.Services.AddSingleton(services => new NavEntry(140, "Tour", "/tour", Icons.Info, _ => services.GetRequiredService<ReadTour>().IsThere));
        return builder;
    }
}
