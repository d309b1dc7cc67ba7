using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.Changes;

/// <summary>Hides the values of NoEcho parameters wherever they would be shown.</summary>
public static class NoEcho
{
    public const string Masked = "****";

    public static IReadOnlyList<string> Secrets(Template template, IEnumerable<ParameterValue> values) =>
    [
        .. values.Where(value => value.Value.Length > 0 && template.Parameters.GetValueOrDefault(value.Key)?.NoEcho == true).Select(value => value.Value),
    ];

    public static string Mask(string text, IEnumerable<string> secrets)
    {
        foreach (var secret in secrets) text = text.Replace(secret, Masked, StringComparison.Ordinal);
        return text;
    }

    internal static Change Mask(Change change, Scope? before, Scope after)
    {
        var secrets = Secrets(after).Concat(before is null ? [] : Secrets(before)).Distinct().ToList();
        if (secrets.Count == 0) return change;
        return change with
        {
            Before = Hide(change.Before),
            After = Hide(change.After),
            Details = [.. change.Details.Select(detail => detail with { Before = Hide(detail.Before), After = Hide(detail.After) })],
        };

        string? Hide(string? text) => text is null ? null : Mask(text, secrets);
    }

    private static IEnumerable<string> Secrets(Scope scope) => scope.Template.Parameters.Values
        .Where(parameter => parameter.NoEcho)
        .Select(parameter => scope.Names.Parameters[parameter.Name].Shown)
        .Where(text => text.Length > 0);
}
