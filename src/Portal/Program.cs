using Portal;
using Portal.Platform;
using Portal.Platform.Ui;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }).AddSettings();
await using var store = await Store.OpenAsync(builder);

var app = PortalHost.Configure(builder, store.ConnectionString).Build();
await app.PrepareAsync();
app.MapPlatform().MapStages().MapUi();
await app.RunAsync();
