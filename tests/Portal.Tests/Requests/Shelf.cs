using Portal.Catalog;
using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Pricing;
using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Platform.Aws;
using Portal.Requests;

namespace Portal.Tests.Requests;

/// <summary>The products and price books of this repository, and requests for them.</summary>
internal static class Shelf
{
    public static readonly string Templates = Path.Combine(FindRoot(), "templates");

    public static readonly ShelvedProduct ThreeTier = Product("three-tier");

    public static readonly ShelvedProduct StaticSite = Product("static-site");

    public static PriceBook? Book(string region)
    {
        var file = Path.Combine(Templates, PriceShelf.Folder, $"{region}.yaml");
        if (!File.Exists(file)) return null;
        var reading = PriceBookYaml.Read(region, File.ReadAllText(file));
        reading.Faults.ShouldBeEmpty();
        return reading.Book;
    }

    public static RequestContent Request(string? preset, params (string Name, string Value)[] inputs) => RequestContent.Empty with
    {
        Product = "three-tier",
        Preset = preset,
        Name = "orders-prod",
        Stage = "production",
        Account = "111111111111",
        Region = "us-east-1",
        Inputs = inputs.ToDictionary(input => input.Name, input => input.Value),
    };

    public static CostEstimate Estimate(ShelvedProduct shelved, RequestContent content)
    {
        var values = FillParameters.For(shelved, content, new EnvironmentId("env-01jd3v8k6q2m4n7p9r5s8t0w1x"), "shop", "Mara");
        var evaluated = Evaluator.Evaluate(shelved.Template, values, AwsPlaces.Pseudo(content.Account, content.Region, content.Name));
        var usage = UsageOf.Of(shelved.Product, UsageOf.Values(shelved.Product, content));
        return CloudFormation.Pricing.Estimate.Of(evaluated, content.Region, Book(content.Region), usage);
    }

    private static ShelvedProduct Product(string folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Templates, folder)).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        var reading = ReadProductFolder.From(folder, files);
        reading.Faults.ShouldBeEmpty();
        return reading.Shelved.ShouldNotBeNull();
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
