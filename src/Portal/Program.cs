using Microsoft.Extensions.Options;
using Portal;
using Portal.Platform;
using Portal.Platform.Commands;
using Portal.Platform.Data;
using Portal.Platform.Ui;
using Portal.Sandbox.Demo;

if (await ConsoleCommands.RunAsync(args, Commands.All, Console.Out, Console.Error) is { } ended) return ended;
try
{
    PortalModel.Begin();
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }).AddSettings();
    await using var store = await Store.OpenAsync(builder);

    store.WatchOver(builder);
    await SeedDemoWorld.RunAsync(args, store.ConnectionString, TimeProvider.System);
    var app = PortalHost.Configure(builder, store.ConnectionString).Build();
    try
    {
        await app.PrepareAsync();
        app.MapPlatform().MapStages().MapUi();
        await app.RunAsync();
    }
    catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
    {
        // Asked to stop while it was still starting.
    }
    return 0;
}
catch (OperationCanceledException)
{
    // Asked to stop while the demo world was being told.
    return 0;
}
catch (OptionsValidationException wrong)
{
    foreach (var failure in wrong.Failures) await Console.Error.WriteLineAsync(failure);
    return 2;
}
catch (EmbeddedPostgresException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}
