using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Portal.CloudFormation.Syntax;

/// <summary>How a scalar is written in JSON.</summary>
internal static partial class JsonScalar
{
    /// <summary>Escapes only what JSON demands.</summary>
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Whether it can stand in JSON without quotes. Numbers that only YAML knows (010, 1_000, 22:22) can't, and keep
    /// their text as a string: what was typed is what was meant, more often than an octal number.
    /// </summary>
    public static bool IsLiteral(string text, ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => text is "true" or "false",
        ScalarKind.Integer or ScalarKind.Decimal => Number().IsMatch(text),
        _ => false,
    };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Number();
}
