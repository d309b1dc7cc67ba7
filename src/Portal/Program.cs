using Portal;
using Portal.Catalog;
using Portal.ChangeSets;
using Portal.Deployments;
using Portal.Environments;
using Portal.Platform;
using Portal.Platform.Ui;
using Portal.Requests;
using Portal.Reviews;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }).AddSettings();
await using var store = await Store.OpenAsync(builder);
builder
    .AddPlatform(store.ConnectionString)
    .AddCatalog()
    .AddRequests()
    .AddChangeSets()
    .AddReviews()
    .AddDeployments()
    .AddEnvironments()
    .AddUi();

var app = builder.Build();
await app.PrepareAsync();
app.MapPlatform().MapStages().MapUi();
await app.RunAsync();
