using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>A parameter as given in a call; <paramref name="Value"/> is null with <paramref name="UsePrevious"/>.</summary>
public sealed record GivenParameter(string Key, string? Value, bool UsePrevious);

/// <summary>A parameter as a stack holds it; <paramref name="Resolved"/> is what a Systems Manager parameter's name stood for.</summary>
public sealed record ParameterValue(string Key, string Value, string? Resolved = null);

/// <summary>Holds given values against declarations, in CloudFormation's order and words.</summary>
public static class ParameterValues
{
    /// <summary>Largest value, in bytes of UTF-8.</summary>
    public const int LargestValue = 4096;

    /// <param name="previous">What the stack holds now; null for a new stack.</param>
    /// <param name="stored">The value of a Systems Manager parameter, or null when there is none of that name.</param>
    public static List<ParameterValue> Resolve(
        Template template, IReadOnlyList<GivenParameter> given, IReadOnlyList<ParameterValue>? previous, Func<string, string?> stored)
    {
        var strangers = given.Select(p => p.Key).Where(key => !template.Parameters.ContainsKey(key)).Distinct().ToList();
        if (strangers.Count > 0) throw AwsException.Validation($"Parameters: [{string.Join(", ", strangers)}] do not exist in the template");
        var values = new List<ParameterValue>();
        var missing = new List<string>();
        foreach (var declared in template.Parameters.Values)
        {
            var value = Value(declared, given.LastOrDefault(p => p.Key == declared.Name), previous);
            if (value is null) missing.Add(declared.Name);
            else values.Add(new ParameterValue(declared.Name, value));
        }
        if (missing.Count > 0) throw AwsException.Validation($"Parameters: [{string.Join(", ", missing)}] must have values");
        foreach (var value in values) Check(template.Parameters[value.Key], value.Value);
        return Stored(template, values, stored);
    }

    public static Dictionary<string, Value> ForScope(Template template, IEnumerable<ParameterValue> values) => values
        .Where(value => template.Parameters.ContainsKey(value.Key))
        .ToDictionary(value => value.Key, value => OfType(template.Parameters[value.Key], value.Resolved ?? value.Value));

    private static string? Value(ParameterDeclaration declared, GivenParameter? given, IReadOnlyList<ParameterValue>? previous)
    {
        var before = previous?.FirstOrDefault(p => p.Key == declared.Name)?.Value;
        if (given is not { UsePrevious: true }) return given?.Value ?? declared.Default;
        if (!string.IsNullOrEmpty(given.Value))
            throw AwsException.Validation($"Invalid input for parameter key {given.Key}. Cannot specify usePreviousValue as true and non empty value for a parameter");
        return before ?? throw AwsException.Validation(
            $"Invalid input for parameter key {given.Key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template");
    }

    private static void Check(ParameterDeclaration declared, string value)
    {
        if (Encoding.UTF8.GetByteCount(value) > LargestValue)
            throw AwsException.Validation($"Parameter '{declared.Name}' must contain at most {LargestValue} bytes");
        string[] parts = declared.IsList && !declared.IsStored ? value.Split(',', StringSplitOptions.TrimEntries) : [value];
        foreach (var part in parts)
            if (Violation(declared, part) is { } violation)
                throw AwsException.Validation(declared.ConstraintDescription is { } description
                    ? $"Parameter {declared.Name} failed to satisfy constraint: {description}"
                    : violation);
    }

    private static string? Violation(ParameterDeclaration declared, string value)
    {
        var name = declared.Name;
        if (declared.AllowedValues.Count > 0 && !declared.AllowedValues.Contains(value)) return $"Parameter '{name}' must be one of AllowedValues";
        if (declared.AllowedPattern is { } pattern && !Matches(value, pattern)) return $"Parameter '{name}' must match pattern {pattern}";
        if (Bound(declared.MinLength) is { } least && value.Length < least) return $"Parameter '{name}' must contain at least {least:0} characters";
        if (Bound(declared.MaxLength) is { } most && value.Length > most) return $"Parameter '{name}' must contain at most {most:0} characters";
        if (declared.Type is not ("Number" or "List<Number>")) return null;
        if (Bound(value) is not { } number) return $"Parameter '{name}' must be a number";
        if (Bound(declared.MinValue) is { } low && number < low) return $"Parameter '{name}' must be a number not less than {declared.MinValue}";
        return Bound(declared.MaxValue) is { } high && number > high ? $"Parameter '{name}' must be a number not greater than {declared.MaxValue}" : null;
    }

    // The whole value must match. A template's own pattern is hostile input: it gets a second, not the process.
    private static bool Matches(string value, string pattern)
    {
        try
        {
            return Regex.IsMatch(value, $"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception fault) when (fault is ArgumentException or RegexMatchTimeoutException)
        {
            throw AwsException.Validation($"Template error: the AllowedPattern '{pattern}' can not be used");
        }
    }

    private static decimal? Bound(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static List<ParameterValue> Stored(Template template, List<ParameterValue> values, Func<string, string?> stored)
    {
        var names = values.Where(value => template.Parameters[value.Key].IsStored).ToList();
        var absent = names.Where(value => stored(value.Value) is null).Select(value => value.Value).ToList();
        if (absent.Count > 0)
            throw AwsException.Validation($"Unable to fetch parameters [{string.Join(",", absent)}] from parameter store for this account.");
        return [.. values.Select(value => names.Contains(value) ? value with { Resolved = stored(value.Value) } : value)];
    }

    private static Value OfType(ParameterDeclaration declared, string text) => declared.IsList
        ? Templates.Value.Of(text.Length == 0 ? [] : text.Split(',', StringSplitOptions.TrimEntries))
        : Templates.Value.Of(text);
}
