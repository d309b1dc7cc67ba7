using Portal.Catalog.Policies;
using Portal.Catalog.Versions;

namespace Portal.Catalog;

public static class CatalogStage
{
    public static WebApplicationBuilder AddCatalog(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PriceShelf>();
        builder.Services.AddSingleton<Prices.RefreshPriceBooks>();
        builder.Services.AddSingleton<PolicyShelf>();
        builder.Services.AddSingleton<ProductVersions>();
        builder.Services.AddSingleton<KeepForeignTemplate>();
        builder.Services.AddSingleton<ProductShelf>();
        builder.Services.AddSingleton<ReadVersionUse>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ProductShelf>());
        return builder;
    }
}
