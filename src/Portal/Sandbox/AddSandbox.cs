using Portal.Domain.Access;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Shell;

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
        return builder;
    }
}
