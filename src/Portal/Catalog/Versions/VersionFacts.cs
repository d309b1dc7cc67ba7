using System.Globalization;
using Portal.CloudFormation;
using Portal.Domain.Catalog;

namespace Portal.Catalog.Versions;

/// <summary>Two versions' descriptions and parameters as flat facts, name by name, so that they can be laid side by side.</summary>
internal static class VersionFacts
{
    /// <summary>What product.yaml says.</summary>
    public static IEnumerable<(string Name, string Value)> Of(Product product)
    {
        yield return ("Title", product.Title);
        yield return ("Summary", product.Summary);
        yield return ("Kept by", product.Owner);
        yield return ("Stages", string.Join(", ", product.Stages));
        yield return ("Capabilities", string.Join(", ", product.Capabilities));
        yield return ("Band", $"{Number(product.Band.Floor)}–{Number(product.Band.Ceiling)} USD a month");
        yield return ("Builds in about", $"{product.BuildMinutes} min");
        if (product.StackPolicy is { } policy) yield return ("Stack policy", policy);
        foreach (var (name, value) in product.Fixed) yield return ($"Filled by the portal: {name}", value);
        foreach (var (name, value) in product.Defaults) yield return ($"Default: {name}", value);
        foreach (var field in product.Steps.SelectMany(step => step.Groups.SelectMany(group => group.Fields.Select(field => (step, group, field)))))
            yield return ($"Form field: {field.field.Parameter}", $"{field.step.Title} › {field.group.Title} › {field.field.Label}");
        foreach (var preset in product.Presets)
        {
            yield return ($"Preset: {preset.Id}", preset.Title);
            foreach (var (name, value) in preset.Inputs) yield return ($"Preset {preset.Id}: {name}", value);
            foreach (var (id, value) in preset.Assumptions) yield return ($"Preset {preset.Id}: assumption {id}", value);
        }
        foreach (var assumption in product.Assumptions)
            yield return ($"Assumption: {assumption.Id}", $"{assumption.Label}, {assumption.Default} {assumption.Unit}".TrimEnd());
        foreach (var output in product.Outputs) yield return ($"Output: {output.Output}", output.Label);
    }

    /// <summary>What a parameter takes.</summary>
    public static IEnumerable<(string Name, string Value)> Of(ParameterDeclaration parameter)
    {
        yield return ("Type", parameter.Type);
        yield return ("Default", parameter.Default switch { null => "none", "" => "empty", var text => text });
        yield return ("Allowed", ParameterLimits.Of(parameter));
        if (parameter.AllowedPattern is { } pattern) yield return ("Pattern", pattern);
        if (parameter.Description is { } description) yield return ("Description", description);
        if (parameter.NoEcho) yield return ("NoEcho", "true");
    }

    private static string Number(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);
}
