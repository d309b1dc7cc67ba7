using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Portal.CloudFormation.Parameters;

internal enum PatternMatch { Yes, No, Unusable }

/// <summary>
/// Matches a whole value against an AllowedPattern. Patterns come from templates, values from anyone: matching takes
/// linear time where the pattern allows it, and otherwise a bounded one.
/// </summary>
internal static class AllowedPattern
{
    private const int LongestPattern = 4_096;
    private const int MostKept = 500;

    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(200);
    private static readonly ConcurrentDictionary<string, Regex?> Compiled = new();

    public static PatternMatch Matches(string pattern, string value)
    {
        // Templates come and go in a long-lived process; compiling anew is cheap, growing without end is not.
        if (Compiled.Count > MostKept) Compiled.Clear();
        if (Compiled.GetOrAdd(pattern, Compile) is not { } regex) return PatternMatch.Unusable;
        try
        {
            return regex.IsMatch(value) ? PatternMatch.Yes : PatternMatch.No;
        }
        catch (RegexMatchTimeoutException)
        {
            return PatternMatch.Unusable;
        }
    }

    private static Regex? Compile(string pattern)
    {
        if (pattern.Length > LongestPattern) return null;
        var whole = $@"\A(?:{JavaPattern.ToDotNet(pattern)})\z";
        try
        {
            return new Regex(whole, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (NotSupportedException)
        {
            // Look-arounds and back-references can't be matched in linear time.
            return new Regex(whole, RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
