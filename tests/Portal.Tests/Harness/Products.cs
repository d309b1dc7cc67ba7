using System.Runtime.CompilerServices;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Requests.Wizard;

namespace Portal.Tests.Harness;

/// <summary>The products of this repository, read as the portal reads them.</summary>
internal static class Products
{
    public static readonly Actor Mara = new(new PersonId("mara.lindqvist"), "Mara Lindqvist", "shop", new HashSet<Role> { Role.Requester });
    public static readonly EnvironmentId Environment = new("env-01m8245kyme2wr0tbcjmh75zxh");

    public static ShelvedProduct ThreeTier { get; } = Read("templates/three-tier");
    public static ShelvedProduct StaticSite { get; } = Read("templates/static-site");
    public static ShelvedProduct NoticeBoard { get; } = Read("tests/products/notice-board");

    /// <summary>A draft that lacks nothing the product does not ask for by itself.</summary>
    public static Draft DraftOf(ShelvedProduct shelved, string? preset = null, Func<RequestContent, RequestContent>? edit = null)
    {
        var content = RequestContent.Empty with
        {
            Product = shelved.Product.Id,
            ProductVersion = shelved.Product.Version,
            Preset = preset,
            Name = "shop-prod",
            Stage = shelved.Product.Stages[0],
            Account = "111111111111",
            Region = "us-east-1",
        };
        return new Draft(shelved, edit?.Invoke(content) ?? content, Environment, Mara);
    }

    private static ShelvedProduct Read(string folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root(), folder)).Where(file => Path.GetExtension(file) is ".yaml" or ".json")
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        var reading = ReadProductFolder.From(Path.GetFileName(folder), files);
        return reading.Shelved ?? throw new InvalidOperationException($"{folder} does not load: {reading.Faults[0].Message}");
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
