using Portal.Domain.Access;
using Portal.Home.Accounts;
using Portal.Home.First;
using Portal.Home.Glance;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Shell;

namespace Portal.Home;

public static class HomeParts
{
    /// <summary>Pages that join stages read through these.</summary>
    public static WebApplicationBuilder AddHome(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReadRequestLine>();
        builder.Services.AddSingleton<ReadRunning>();
        builder.Services.AddSingleton<AskedOfApprovers>();
        builder.Services.AddSingleton<ReadOverview>();
        builder.Services.AddSingleton<ReadFirstSteps>();
        builder.Services.AddSingleton<ReadGlance>();
        builder.Services.AddScoped<INavCount, WaitingDecisions>();
        builder.Services.AddSingleton<ReadTenants>();
        builder.Services.AddSingleton(new NavEntry(112, "Accounts", "/accounts", Icons.Key, person => person.IsInRole(nameof(Role.Approver)) || person.IsInRole(nameof(Role.Administrator)) || person.IsInRole(nameof(Role.Auditor))));
        return builder;
    }
}
