using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Domain.Catalog;
using Portal.Domain.Environments;

namespace Portal.Environments;

/// <param name="Label">As the product names it; the output's key where it does not.</param>
public sealed record LabelledValue(string Label, string Key, string Value, string? Description)
{
    public bool IsAddress => Uri.TryCreate(Value, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";
}

/// <summary>Outputs of a stack, grouped and named as the product's description says.</summary>
public sealed record OutputGroup(string Id, string Title, IReadOnlyList<LabelledValue> Values)
{
    /// <summary>The group that tells an application where to connect.</summary>
    public const string Connect = "connect";

    private const string Other = "other";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>In the order of the description; outputs it does not name come last.</summary>
    public static IReadOnlyList<OutputGroup> Of(IReadOnlyList<StackOutput> outputs, IReadOnlyList<LabelledOutput> labels)
    {
        var byKey = outputs.ToDictionary(output => output.Key);
        var named = labels.Where(label => byKey.ContainsKey(label.Output)).Select(label => (Group: label.Group ?? Other, Value: Valued(byKey[label.Output], label.Label)));
        var known = labels.Select(label => label.Output).ToHashSet();
        var rest = outputs.Where(output => !known.Contains(output.Key)).OrderBy(output => output.Key, StringComparer.Ordinal).Select(output => (Group: Other, Value: Valued(output, output.Key)));
        return [.. named.Concat(rest).GroupBy(row => row.Group).OrderBy(group => group.Key == Other).Select(group => new OutputGroup(group.Key, TitleOf(group.Key), [.. group.Select(row => row.Value)]))];
    }

    /// <summary>All of them as one JSON object, by key.</summary>
    public static string Json(IEnumerable<StackOutput> outputs) => JsonSerializer.Serialize(outputs.OrderBy(output => output.Key, StringComparer.Ordinal).ToDictionary(output => output.Key, output => output.Value), Indented);

    /// <summary>Lines for an environment file: <c>DATABASE_ENDPOINT=…</c>.</summary>
    public string EnvironmentFile() => string.Concat(Values.Select(value => $"{VariableName(value.Key)}={Quoted(value.Value)}\n"));

    /// <summary>"DatabaseSecretArn" → "DATABASE_SECRET_ARN".</summary>
    public static string VariableName(string key)
    {
        var name = new StringBuilder();
        for (var i = 0; i < key.Length; i++)
        {
            var begins = char.IsAsciiLetterUpper(key[i]) && i > 0 && (!char.IsAsciiLetterUpper(key[i - 1]) || (i + 1 < key.Length && char.IsAsciiLetterLower(key[i + 1])));
            if (begins) name.Append('_');
            name.Append(char.ToUpperInvariant(key[i]));
        }
        return name.ToString();
    }

    private static string Quoted(string value) =>
        value.Any(c => char.IsWhiteSpace(c) || c is '#' or '"' or '\'' or '$' or '\\') ? $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'" : value;

    private static LabelledValue Valued(StackOutput output, string label) => new(label, output.Key, output.Value, output.Description);

    private static string TitleOf(string group) => group switch
    {
        Connect => "Connect your app",
        "dashboards" => "For dashboards and alarms",
        Other => "Other outputs",
        _ => char.ToUpperInvariant(group[0]) + group[1..],
    };
}
