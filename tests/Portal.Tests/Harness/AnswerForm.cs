using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Tests.Harness;

/// <summary>The form of a JSON value as answers.json has it, read off values: the more are seen, the wider it gets.</summary>
public static partial class AnswerForm
{
    /// <summary>Of which nothing was seen yet: an empty list's items, a null.</summary>
    private const string None = "none";

    /// <summary>A member that no answer has by itself: it names those beside it that may be null by their type (NullableMembers of Portal.Tests).</summary>
    public const string Nullable = "~nullable";

    /// <summary>Members whose names are data although they look like names of members.</summary>
    private static readonly string[] Dictionaries = ["inputs", "assumptions", "tags", "values", "defaults", "choices", "parameters"];

    /// <param name="member">What the value is called where it stands.</param>
    public static JsonNode Of(JsonNode? value, string member = "") => value switch
    {
        null => $"{None}?",
        JsonObject members when members[Nullable] is JsonArray names => WithNulls(Of(WithoutMark(members), member), names),
        JsonObject members when Dictionaries.Contains(member) || members.Any(each => !Name().IsMatch(each.Key)) || members.Count == 0 =>
            new JsonObject { ["*"] = members.Aggregate((JsonNode)None, (all, each) => Widen(all, Of(each.Value))) },
        JsonObject members => new JsonObject(members.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)Of(each.Value, each.Key)))),
        JsonArray items => items.Count == 0 ? new JsonArray() : new JsonArray(items.Select(item => Of(item)).Aggregate(Widen)),
        JsonValue plain => plain.GetValueKind() switch
        {
            JsonValueKind.String => Time().IsMatch(plain.GetValue<string>()) ? "time" : "text",
            JsonValueKind.Number => "number",
            _ => "boolean",
        },
        _ => "any",
    };

    /// <summary>The form that both fit.</summary>
    public static JsonNode Widen(JsonNode one, JsonNode other)
    {
        var (mayBeNull, first, second) = (IsNullable(one) || IsNullable(other), Strip(one), Strip(other));
        var both = Both(first, second);
        return !mayBeNull ? both : both is JsonValue ? $"{both.GetValue<string>()}?" : new JsonObject { ["?"] = both };
    }

    private static JsonNode Both(JsonNode one, JsonNode other) => (one, other) switch
    {
        _ when IsWord(one, None) => other.DeepClone(),
        _ when IsWord(other, None) => one.DeepClone(),
        (JsonValue, JsonValue) => one.GetValue<string>() == other.GetValue<string>() ? one.DeepClone() : new[] { one.GetValue<string>(), other.GetValue<string>() }.All(word => word is "text" or "time") ? "text" : "any",
        (JsonArray a, JsonArray b) => a.Count == 0 ? b.DeepClone() : b.Count == 0 ? a.DeepClone() : new JsonArray(Widen(a[0]!, b[0]!)),
        (JsonObject a, JsonObject b) when a.ContainsKey("*") || b.ContainsKey("*") => new JsonObject { ["*"] = Values(a).Concat(Values(b)).Aggregate((JsonNode)None, Widen) },
        (JsonObject a, JsonObject b) => Members(a, b),
        _ => "any",
    };

    private static JsonObject Members(JsonObject one, JsonObject other)
    {
        var all = new JsonObject();
        foreach (var name in one.Concat(other).Select(member => member.Key.TrimEnd('*')).Distinct())
        {
            var (a, b) = (one[name] ?? one[name + "*"], other[name] ?? other[name + "*"]);
            var isSure = one[name] is not null && other[name] is not null;
            all[isSure ? name : name + "*"] = a is null ? b!.DeepClone() : b is null ? a.DeepClone() : Widen(a, b);
        }
        return all;
    }

    private static JsonNode WithNulls(JsonNode form, JsonArray names)
    {
        foreach (var name in names.Select(name => name!.GetValue<string>()))
            if (form[name] is { } known) form[name] = Widen(known, $"{None}?");
        return form;
    }

    private static JsonObject WithoutMark(JsonObject members) => new(members.Where(member => member.Key != Nullable).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static IEnumerable<JsonNode> Values(JsonObject form) => form.Select(member => member.Value!.DeepClone());

    private static bool IsNullable(JsonNode form) => (form is JsonObject { Count: 1 } maybe && maybe.ContainsKey("?")) || (form is JsonValue word && word.GetValue<string>().EndsWith('?'));

    private static JsonNode Strip(JsonNode form) => !IsNullable(form) ? form.DeepClone() : form is JsonObject ? form["?"]!.DeepClone() : form.GetValue<string>()[..^1];

    private static bool IsWord(JsonNode form, string word) => form is JsonValue value && value.GetValue<string>() == word;

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")]
    private static partial Regex Time();
}
