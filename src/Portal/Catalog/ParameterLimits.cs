using Portal.CloudFormation;

namespace Portal.Catalog;

/// <summary>All limits of a parameter in one line, as they are written in the template.</summary>
public static class ParameterLimits
{
    public static string Of(ParameterDeclaration parameter)
    {
        var limits = new List<string>();
        if (parameter.AllowedValues.Count > 0) limits.Add(string.Join(", ", parameter.AllowedValues.Select(value => value.Length == 0 ? "empty" : value)));
        if (Span(parameter.MinValue, parameter.MaxValue) is { } values) limits.Add(values);
        if (Span(parameter.MinLength, parameter.MaxLength) is { } lengths) limits.Add($"{lengths} characters");
        if (parameter.AllowedPattern is { } pattern) limits.Add(parameter.ConstraintDescription ?? pattern);
        return limits.Count == 0 ? "anything" : string.Join("; ", limits);
    }

    private static string? Span(decimal? least, decimal? most) => (least, most) switch
    {
        ({ } from, { } to) => $"{from}–{to}",
        ({ } from, null) => $"{from} or more",
        (null, { } to) => $"up to {to}",
        _ => null,
    };
}
