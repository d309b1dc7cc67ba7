using System.Text.RegularExpressions;

namespace Portal.CloudFormation.Syntax;

/// <summary>
/// What an unquoted scalar is by YAML 1.1 (yaml.org/type). Dates stay strings: CloudFormation leaves timestamps out,
/// and <c>AWSTemplateFormatVersion: 2010-09-09</c> depends on it.
/// </summary>
internal static partial class PlainScalar
{
    public static ScalarKind KindOf(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return ScalarKind.Null;
            case "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON":
            case "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF":
                return ScalarKind.Boolean;
        }
        if (text[0] is not ((>= '0' and <= '9') or '+' or '-' or '.')) return ScalarKind.String;
        if (Integer().IsMatch(text)) return ScalarKind.Integer;
        return Float().IsMatch(text) ? ScalarKind.Decimal : ScalarKind.String;
    }

    // Binary, octal, decimal, hexadecimal, base 60.
    [GeneratedRegex(@"^[-+]?(0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+)\z")]
    private static partial Regex Integer();

    // With a point, base 60, infinite, not a number.
    [GeneratedRegex(@"^([-+]?([0-9][0-9_]*\.[0-9_]*|\.[0-9_]+)([eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex Float();
}
