using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.AwsSandbox.Wire;

/// <summary>
/// The parameters of a Query call, form-encoded: <c>Name</c>, <c>List.member.N</c>, <c>Structure.Field</c>.
/// A nested input sees only what stands under its prefix.
/// </summary>
public sealed class QueryInput
{
    private readonly IReadOnlyDictionary<string, string> all;
    private readonly string prefix;

    private QueryInput(IReadOnlyDictionary<string, string> all, string prefix) => (this.all, this.prefix) = (all, prefix);

    public static QueryInput Parse(string form)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in new QueryStringEnumerable(form))
            pairs[pair.DecodeName().ToString()] = pair.DecodeValue().ToString();
        return new QueryInput(pairs, "");
    }

    /// <summary>What a call of the JSON protocols says of itself: its parameters stand in the body.</summary>
    public static QueryInput OfTarget(string target) => new(new Dictionary<string, string> { ["Target"] = target }, "");

    /// <summary>A parameter that was sent, empty or not; null when it was not.</summary>
    public string? Text(string name) => all.GetValueOrDefault(prefix + name);

    public bool Flag(string name) => OptionalFlag(name) ?? false;

    public bool? OptionalFlag(string name) => Text(name) switch
    {
        null or "" => null,
        "true" or "True" or "TRUE" or "1" => true,
        "false" or "False" or "FALSE" or "0" => false,
        var other => throw Malformed($"'{other}' can not be converted to a Boolean"),
    };

    public int? Number(string name) => Text(name) switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        var other => throw Malformed($"'{other}' can not be converted to an Integer"),
    };

    /// <summary>True when anything was sent under the name, an empty list included.</summary>
    public bool Has(string name) =>
        all.Keys.Any(key => key == prefix + name || key.StartsWith(prefix + name + ".", StringComparison.Ordinal));

    public QueryInput? Structure(string name) => Has(name) ? new QueryInput(all, prefix + name + ".") : null;

    public List<string> Texts(string name) =>
        [.. Numbers(name).Select(n => all.GetValueOrDefault($"{prefix}{name}.member.{n}") ?? "")];

    public List<QueryInput> Structures(string name) =>
        [.. Numbers(name).Select(n => new QueryInput(all, $"{prefix}{name}.member.{n}."))];

    /// <summary>A map, sent as <c>Name.entry.N.key</c> and <c>Name.entry.N.value</c>.</summary>
    public Dictionary<string, string> Map(string name) => Numbers(name, "entry").ToDictionary(
        n => all.GetValueOrDefault($"{prefix}{name}.entry.{n}.key") ?? "",
        n => all.GetValueOrDefault($"{prefix}{name}.entry.{n}.value") ?? "");

    /// <summary>The call's own content in one canonical text, so that two calls can be told apart.</summary>
    public string Fingerprint(params string[] except) => string.Join('&', all
        .Where(pair => !except.Contains(pair.Key))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key}={pair.Value}"));

    private IEnumerable<int> Numbers(string name, string kind = "member")
    {
        var start = $"{prefix}{name}.{kind}.";
        return all.Keys
            .Where(key => key.StartsWith(start, StringComparison.Ordinal))
            .Select(key => key[start.Length..].Split('.')[0])
            .Where(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture))
            .Distinct().Order();
    }

    private static AwsException Malformed(string message) => new("MalformedInput", message);
}
