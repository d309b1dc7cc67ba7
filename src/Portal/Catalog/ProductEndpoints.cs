using Portal.CloudFormation;
using Portal.Domain.Catalog;
using Portal.Platform.Api;

namespace Portal.Catalog;

internal static class ProductEndpoints
{
    public static void MapProducts(this RouteGroupBuilder api)
    {
        var products = api.MapGroup("/products").WithTags("Products");
        products.MapGet("", (ProductShelf shelf) => new Page<object>(shelf.Products.Select(s => (object)Summary(s.Product)).ToList(), null))
            .WithSummary("The products that may be asked for");
        products.MapGet("/{product}", (string product, ProductShelf shelf) =>
            shelf.Find(product) is { } found ? Results.Ok(Whole(found)) : NoSuchProduct()).WithSummary("One product: parameters, groups, presets, defaults, limits");
        products.MapGet("/{product}/versions/{version}", VersionAsync).WithSummary("One version of a product that was ever on offer, by its number or hash");
    }

    /// <summary>A number that stood for several files means those on offer, else the ones seen last.</summary>
    private static async Task<IResult> VersionAsync(string product, string version, ProductShelf shelf, ProductVersions versions, CancellationToken ct)
    {
        if (shelf.Find(product) is { } offered && (offered.Product.Version == version || offered.Product.Hash == version)) return Results.Ok(Whole(offered));
        var seen = (await versions.OfAsync(product, ct)).FirstOrDefault(each => each.Version == version || each.Hash == version);
        return seen is null ? NoSuchProduct() : Results.Ok(Whole(await versions.OpenAsync(seen.Hash, ct)));
    }

    private static IResult NoSuchProduct() => ProblemAnswer.Of(StatusCodes.Status404NotFound, "notFound", "There is no such product or version.");

    private static object Summary(Product product) => new
    {
        product = product.Id,
        product.Version,
        product.Hash,
        product.Title,
        product.Summary,
        product.Owner,
        product.Stages,
        band = Band(product.Band),
        presets = product.Presets.Select(preset => new { preset.Id, preset.Title, preset.Summary }),
    };

    private static object Whole(ShelvedProduct shelved)
    {
        var product = shelved.Product;
        return new
        {
            product = product.Id,
            product.Version,
            product.Hash,
            product.Title,
            product.Summary,
            product.Owner,
            product.Stages,
            band = Band(product.Band),
            buildMinutes = product.BuildMinutes,
            product.Capabilities,
            parameters = shelved.Template.Parameters.Where(p => !product.Fixed.ContainsKey(p.Name)).Select(parameter => Parameter(parameter, product)),
            steps = product.Steps,
            presets = product.Presets,
            assumptions = product.Assumptions,
            outputs = product.Outputs,
        };
    }

    private static object Parameter(ParameterDeclaration parameter, Product product) => new
    {
        parameter.Name,
        parameter.Type,
        @default = product.Defaults.GetValueOrDefault(parameter.Name) ?? parameter.Default,
        parameter.Description,
        parameter.AllowedValues,
        parameter.AllowedPattern,
        parameter.ConstraintDescription,
        parameter.MinLength,
        parameter.MaxLength,
        parameter.MinValue,
        parameter.MaxValue,
        parameter.NoEcho,
    };

    private static object Band(CostBand band) => new { floor = Money.Usd(band.Floor), ceiling = Money.Usd(band.Ceiling) };
}
