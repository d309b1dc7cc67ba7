using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Requests;

namespace Portal.Requests;

/// <summary>
/// Gives every parameter of the template its value: what was typed, else the preset, else the product's default, else
/// the template's. Parameters the portal fills itself take their value from the request.
/// </summary>
public static class FillParameters
{
    public static Dictionary<string, string> For(ShelvedProduct shelved, RequestContent content, EnvironmentId environment, Actor requester) =>
        For(shelved, content, environment, requester.Team, requester.Name);

    public static Dictionary<string, string> For(ShelvedProduct shelved, RequestContent content, EnvironmentId environment, string team, string requesterName)
    {
        var (product, template) = shelved;
        var preset = content.Preset is null ? null : product.FindPreset(content.Preset);
        string Replace(string text) => Placeholders(text, product, content, environment, team, requesterName);
        var values = new Dictionary<string, string>();
        foreach (var parameter in template.Parameters)
        {
            var value =
                product.Fixed.TryGetValue(parameter.Name, out var filled) ? Replace(filled)
                : content.Inputs.TryGetValue(parameter.Name, out var typed) ? typed
                : preset is not null && preset.Inputs.TryGetValue(parameter.Name, out var set) ? Replace(set)
                : product.Defaults.TryGetValue(parameter.Name, out var usual) ? Replace(usual)
                : parameter.Default;
            if (value is not null) values[parameter.Name] = value;
        }
        return values;
    }

    internal static string Placeholders(string text, Product product, RequestContent content, EnvironmentId environment, string team, string requesterName) => text
        .Replace("${name}", content.Name, StringComparison.Ordinal)
        .Replace("${team}", team, StringComparison.Ordinal)
        .Replace("${requester}", requesterName, StringComparison.Ordinal)
        .Replace("${costCentre}", content.CostCentre, StringComparison.Ordinal)
        .Replace("${environmentId}", environment.Value, StringComparison.Ordinal)
        .Replace("${account}", content.Account, StringComparison.Ordinal)
        .Replace("${region}", content.Region, StringComparison.Ordinal)
        .Replace("${stage}", content.Stage, StringComparison.Ordinal)
        .Replace("${version}", product.Version, StringComparison.Ordinal);
}
