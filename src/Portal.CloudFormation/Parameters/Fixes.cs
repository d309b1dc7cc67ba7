using System.Globalization;

namespace Portal.CloudFormation.Parameters;

/// <summary>Sentences that say what to do.</summary>
internal static class Fixes
{
    private const int MostListed = 12;

    public static string Choose(IReadOnlyList<string> allowed)
    {
        var shown = allowed.Take(MostListed).Select(value => value.Length == 0 ? "\"\"" : value).ToList();
        if (shown.Count == 1) return $"The only value is {shown[0]}.";
        return allowed.Count > MostListed
            ? $"Choose one of {string.Join(", ", shown)} and {allowed.Count - MostListed} more."
            : $"Choose one of {string.Join(", ", shown.SkipLast(1))} or {shown[^1]}.";
    }

    public static string Range(ParameterDeclaration d) => (d.MinValue, d.MaxValue) switch
    {
        ({ } least, { } most) => $"Choose a value from {Text(least)} to {Text(most)}.",
        ({ } least, null) => $"Choose a value from {Text(least)} upwards.",
        (null, { } most) => $"Choose a value up to {Text(most)}.",
        _ => "Give a number.",
    };

    public static string Length(ParameterDeclaration d) => (d.MinLength, d.MaxLength) switch
    {
        ({ } least, { } most) when least == most => $"Give exactly {Characters(least)}.",
        ({ } least, { } most) => $"Give from {least} to {Characters(most)}.",
        ({ } least, null) => $"Give at least {Characters(least)}.",
        (null, { } most) => $"Give at most {Characters(most)}.",
        _ => "Give a value.",
    };

    public static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Characters(int count) => count == 1 ? "1 character" : $"{count} characters";
}
