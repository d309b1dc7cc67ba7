using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.CloudFormation;
using Portal.Domain;

namespace Portal.Catalog;

/// <summary>
/// Keeps the template of a stack that no product made, as a version of a product that is never on offer: what stands can
/// then be drawn, priced and compared like everything else, and nothing can be asked for from it.
/// </summary>
public sealed class KeepForeignTemplate(ProductVersions versions)
{
    public const string Product = "imported-stack";

    /// <param name="body">The stack's template in canonical form.</param>
    public async Task<Outcome<ShelvedProduct>> RunAsync(string body, CancellationToken ct)
    {
        if (Template.Read(body).Template is not { } template) return Unreadable("It is no template that the portal can read.");
        var asked = template.Parameters.Where(parameter => parameter.Default is null).Select(parameter => new { parameter = parameter.Name, label = parameter.Name }).ToList();
        // JSON is YAML, and quotes what needs quotes.
        var description = JsonSerializer.Serialize(new
        {
            product = Product,
            version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..12],
            title = "Imported stack",
            summary = "A stack that was made elsewhere and matches no product.",
            owner = "Nobody here",
            template = "template.json",
            form = new[] { new { step = "parameters", title = "Parameters", groups = new[] { new { title = "Parameters", fields = asked } } } },
        });
        var files = new Dictionary<string, string> { [ReadProductFolder.DescriptionFile] = description, ["template.json"] = body };
        var reading = ReadProductFolder.From(Product, files);
        if (reading.Shelved is not { } shelved) return Unreadable(reading.Faults[0].Message);
        await versions.KeepAsync(shelved, files, ct);
        return shelved;
    }

    private static Outcome<ShelvedProduct> Unreadable(string why) => new Outcome<ShelvedProduct>.Conflict($"The stack's template can't be read: {why}");
}
