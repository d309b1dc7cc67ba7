using Portal.CloudFormation;
using Portal.CloudFormation.Evaluation;
using Portal.Domain.Catalog;
using Portal.Platform.Aws;

namespace Portal.Catalog.Versions;

/// <summary>
/// Evaluates a version as a request would that chose a preset and typed nothing. Both sides of a comparison get the same
/// made-up name, account and team, so that only the versions differ.
/// </summary>
public static class SampleValues
{
    public const string Region = "us-east-1";
    private const string Account = "111111111111";
    private const string Name = "sample";

    public static EvaluatedTemplate Evaluate(ShelvedProduct shelved, string? preset) =>
        Evaluator.Evaluate(shelved.Template, Of(shelved, preset), AwsPlaces.Pseudo(Account, Region, Name));

    public static Dictionary<string, string> Of(ShelvedProduct shelved, string? preset)
    {
        var product = shelved.Product;
        var chosen = preset is null ? null : product.FindPreset(preset);
        var values = new Dictionary<string, string>();
        foreach (var parameter in shelved.Template.Parameters)
            if ((product.Fixed.GetValueOrDefault(parameter.Name) ?? chosen?.Inputs.GetValueOrDefault(parameter.Name) ?? product.Defaults.GetValueOrDefault(parameter.Name)) is { } text)
                values[parameter.Name] = Fill(text, product);
            else if (parameter.Default is { } usual) values[parameter.Name] = usual;
        return values;
    }

    // The version is the same on both sides too: that it differs is said once, not on every tagged resource.
    private static string Fill(string text, Product product) => text
        .Replace("${name}", Name, StringComparison.Ordinal)
        .Replace("${team}", "team", StringComparison.Ordinal)
        .Replace("${requester}", "Requester", StringComparison.Ordinal)
        .Replace("${costCentre}", "", StringComparison.Ordinal)
        .Replace("${environmentId}", "env-sample", StringComparison.Ordinal)
        .Replace("${account}", Account, StringComparison.Ordinal)
        .Replace("${region}", Region, StringComparison.Ordinal)
        .Replace("${stage}", product.Stages is [var stage, ..] ? stage : "", StringComparison.Ordinal)
        .Replace("${version}", "version", StringComparison.Ordinal);
}
