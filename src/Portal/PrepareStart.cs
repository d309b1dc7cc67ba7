using Microsoft.Extensions.Options;
using Portal.Catalog;
using Portal.Health;
using Portal.Platform.Access;
using Portal.Platform.Accounts;
using Portal.Platform.Data;
using Quartz;

namespace Portal;

/// <summary>What must be done before the first request is answered and the first job fires.</summary>
internal static class PrepareStart
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        var ct = app.Lifetime.ApplicationStopping;
        // Writes its jobs to tables of its own, which takes about as long as all the rest; none fires before the host starts it.
        var scheduler = Task.Run(async () => await app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(ct), ct);
        await app.Services.GetRequiredService<MigrateDatabase>().RunAsync(ct);
        await app.Services.GetRequiredService<InstallationKeys>().LoadAsync(ct);
        await app.Services.GetRequiredService<ProductShelf>().ReadAllAsync(ct);
        await app.Services.GetRequiredService<NoteAccounts>().RunAsync(ct);
        await app.Services.GetRequiredService<NoteHealthPlaces>().RunAsync(ct);
        if (app.Services.GetRequiredService<IOptions<Platform.PortalSettings>>().Value.Demo)
            await app.Services.GetRequiredService<IssueDemoTokens>().RunAsync(ct);
        else
            await app.Services.GetRequiredService<EndDemo>().RunAsync(ct);
        await scheduler;
    }
}
