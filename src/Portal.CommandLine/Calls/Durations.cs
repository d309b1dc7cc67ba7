using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Portal.CommandLine.Calls;

/// <summary>Options for a time to wait, written as 90s, 30m or 2h.</summary>
internal static class Durations
{
    /// <summary>How long to follow something; null: to its end.</summary>
    public static Option<TimeSpan?> Timeout() => new("--timeout")
    {
        Description = "Give up after so long, such as 90s, 30m or 2h (exit code 6). Without it: to the end",
        HelpName = "TIME",
        CustomParser = Parse,
    };

    private static TimeSpan? Parse(ArgumentResult result)
    {
        var text = result.Tokens is [{ Value: var value }] ? value : "";
        if (text.Length > 1 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 && Unit(text[^1]) is { } unit && number * unit < TimeSpan.FromDays(30).TotalSeconds)
            return TimeSpan.FromSeconds(number * unit);
        result.AddError($"'{text}' is no time to wait. Write it as 90s, 30m or 2h.");
        return null;
    }

    private static double? Unit(char letter) => letter switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => null };
}
