using System.Security.Cryptography;
using System.Text;
using Portal.CloudFormation;
using Portal.CloudFormation.Limits;
using Portal.CloudFormation.Syntax;
using Portal.Domain.Catalog;

namespace Portal.Catalog;

/// <summary>A product that may be asked for: its description and its template, both read and found whole.</summary>
public sealed record ShelvedProduct(Product Product, Template Template);

/// <summary>What became of one folder: a product, or the reasons it is none.</summary>
public sealed record ProductReading(ShelvedProduct? Shelved, IReadOnlyDictionary<string, string> Files, IReadOnlyList<ProductFault> Faults);

/// <summary>Reads a folder under <c>templates/</c> that holds a <c>product.yaml</c>. Every fault is told at once, with its line.</summary>
public static class ReadProductFolder
{
    public const string DescriptionFile = "product.yaml";

    public static async Task<ProductReading> FromDiskAsync(string folder, CancellationToken ct)
    {
        var files = new Dictionary<string, string>();
        var faults = new List<ProductFault>();
        foreach (var file in Directory.EnumerateFiles(folder).Where(IsPartOfProduct).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var (text, problem) = await ReadCatalogFile.RunAsync(folder, file, ct);
            if (text is not null) files[name] = text;
            else faults.Add(new ProductFault(Path.GetFileName(folder), name, problem!.At.Line, problem.At.Column, problem.Message));
        }
        if (faults.Count > 0) return new ProductReading(null, files, faults);
        return From(Path.GetFileName(folder), files);
    }

    public static ProductReading From(string folder, IReadOnlyDictionary<string, string> files)
    {
        var faults = new List<ProductFault>();
        void Fault(string file, Position? at, string message) => faults.Add(new ProductFault(folder, file, at?.Line, at?.Column, message));

        var parsed = TemplateText.Parse(files[DescriptionFile]);
        foreach (var problem in parsed.Problems) Fault(DescriptionFile, problem.At, problem.Message);
        if (parsed.Root is null) return new ProductReading(null, files, faults);

        var description = new ProductYaml(parsed.Root, (at, message) => Fault(DescriptionFile, at, message));
        var product = description.Read(folder, HashOf(files));
        if (!files.TryGetValue(description.TemplateFile, out var templateText))
        {
            Fault(DescriptionFile, description.TemplateAt, $"There is no file {description.TemplateFile} beside it. Name the template in 'template'.");
            return new ProductReading(null, files, faults);
        }

        var reading = Template.Read(templateText);
        foreach (var problem in reading.Problems) Fault(description.TemplateFile, problem.At, problem.Message);
        if (reading.Template is null) return new ProductReading(null, files, faults);
        description.CheckAgainst(reading.Template);
        // A template too large for one call goes by way of a bucket; the other limits hold for every template.
        foreach (var use in TemplateLimits.Measure(templateText, reading.Template, new Dictionary<string, string>()).Where(use => use.IsExceeded && use.Kind is not LimitKind.InlineBytes))
            Fault(description.TemplateFile, null, $"{use.Title}{(use.Subject is null ? "" : $" ({use.Subject})")}: {use.Used}. CloudFormation takes {use.Limit} at most.");
        if (description.StackPolicyFile is { } policy && !files.ContainsKey(policy))
            Fault(DescriptionFile, null, $"There is no file {policy} beside it. Name the stack policy in 'stackPolicy' or leave the key out.");
        if (faults.Count > 0) return new ProductReading(null, files, faults);

        var whole = product with
        {
            TemplateText = templateText,
            StackPolicy = description.StackPolicyFile is { } file ? files[file] : null,
        };
        return new ProductReading(new ShelvedProduct(whole, reading.Template), files, []);
    }

    private static bool IsPartOfProduct(string file) => Path.GetExtension(file) is ".yaml" or ".yml" or ".json";

    private static string HashOf(IReadOnlyDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\u0000{text.Length}\u0000"));
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
