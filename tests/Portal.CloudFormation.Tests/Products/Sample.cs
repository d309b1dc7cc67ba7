using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Tests.Products;

/// <summary>A request that lies beside a product, as the portal would fill it in.</summary>
internal static class Sample
{
    /// <summary>Defaults, then the preset, then the sample, then what the portal fills.</summary>
    public static (Dictionary<string, string> Values, PseudoParameters Pseudo) ValuesOf(string file)
    {
        var sample = ProductFolder.Read(file);
        var product = ProductFolder.OfSample(file).Description;
        var region = ProductFolder.Text(sample["region"]);
        var preset = ((Sequence)product["presets"]!).Items.Cast<Mapping>().Single(p => ProductFolder.Text(p["id"]) == ProductFolder.Text(sample["preset"]));
        var values = new Dictionary<string, string>();
        foreach (var (name, value) in new[] { product["defaults"], preset["inputs"], sample["inputs"], product["fixed"] }.SelectMany(ProductFolder.Texts))
            values[name] = value
                .Replace("${region}", region, StringComparison.Ordinal)
                .Replace("${name}", ProductFolder.Text(sample["name"]), StringComparison.Ordinal)
                .Replace("${environmentId}", "env-01jd3v8k6q2m4n7p9r5s8t0w1x", StringComparison.Ordinal)
                .Replace("${team}", "shop", StringComparison.Ordinal)
                .Replace("${costCentre}", "CC-4110", StringComparison.Ordinal);
        return (values, new PseudoParameters("111111111111", region, "sample", null, "aws", "amazonaws.com", [], []));
    }
}
