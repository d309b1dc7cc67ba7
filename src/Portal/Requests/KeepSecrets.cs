using Microsoft.AspNetCore.DataProtection;
using Portal.CloudFormation;

namespace Portal.Requests;

/// <summary>Values of NoEcho parameters: encrypted in the store, masked wherever people look, plain only while rendering.</summary>
public sealed class KeepSecrets(IDataProtectionProvider protection)
{
    public const string Mask = "••••••••";
    private const string Mark = "protected:";

    private readonly IDataProtector _protector = protection.CreateProtector("request inputs");

    /// <summary>
    /// What is stored: secret values encrypted. A value that is the mask, or left as it was, keeps the one stored
    /// before. What only looks encrypted was typed by somebody, and is encrypted like any secret.
    /// </summary>
    /// <param name="before">What stands in the store; empty for something new.</param>
    public Dictionary<string, string> Protect(Template template, IReadOnlyDictionary<string, string> inputs, IReadOnlyDictionary<string, string> before)
    {
        var secret = SecretNames(template);
        var kept = new Dictionary<string, string>();
        foreach (var (name, value) in inputs)
        {
            var stored = before.GetValueOrDefault(name);
            var hidden = secret.Contains(name) || value.StartsWith(Mark, StringComparison.Ordinal);
            if (value == stored || !hidden) kept[name] = value;
            else if (value == Mask) { if (stored is not null) kept[name] = stored; }
            else kept[name] = Mark + _protector.Protect(value);
        }
        return kept;
    }

    public string Reveal(string value) =>
        value.StartsWith(Mark, StringComparison.Ordinal) ? _protector.Unprotect(value[Mark.Length..]) : value;

    public Dictionary<string, string> Reveal(IReadOnlyDictionary<string, string> inputs) =>
        inputs.ToDictionary(input => input.Key, input => Reveal(input.Value));

    public static Dictionary<string, string> Masked(IReadOnlyDictionary<string, string> inputs) =>
        inputs.ToDictionary(input => input.Key, input => input.Value.StartsWith(Mark, StringComparison.Ordinal) ? Mask : input.Value);

    public static HashSet<string> SecretNames(Template template) =>
        template.Parameters.Where(parameter => parameter.NoEcho).Select(parameter => parameter.Name).ToHashSet();
}
