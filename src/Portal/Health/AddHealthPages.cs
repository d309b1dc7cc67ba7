using Portal.Domain.Access;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Shell;

namespace Portal.Health;

public static class HealthPages
{
    /// <summary>What the pages of health need beside the stage itself, and their entry in the sidebar.</summary>
    public static WebApplicationBuilder AddHealthPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReadHealthStates>();
        builder.Services.AddSingleton(new NavEntry(44, "Health", "/health", Icons.Pulse));
        builder.Services.AddSingleton(new NavEntry(113, "Collector", "/collector", Icons.Chart, person => person.IsInRole(nameof(Role.Approver)) || person.IsInRole(nameof(Role.Administrator)) || person.IsInRole(nameof(Role.Auditor))));
        return builder;
    }
}
