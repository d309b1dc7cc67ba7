using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Tests.Harness;

/// <summary>
/// With PORTAL_WRITE_ANSWERS=1 what tests are answered by the API widens the forms of answers.json, which the OpenAPI
/// document is made from; run one test project at a time with it. Otherwise nothing happens here; OpenApiTests holds
/// answers against the document.
/// </summary>
public static class HeardAnswers
{
    private static readonly bool IsOn = System.Environment.GetEnvironmentVariable("PORTAL_WRITE_ANSWERS") == "1";
    private static readonly string File = Path.Combine(Solution.Root, "src", "Portal", "Platform", "Api", "OpenApi", "answers.json");
    private static readonly JsonSerializerOptions OnOneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Written = new(OnOneLine) { WriteIndented = true };
    private static readonly SemaphoreSlim Writing = new(1, 1);
    private static IReadOnlyList<string[]>? _operations;

    /// <param name="path">As it was called, the query included.</param>
    public static async Task NoteAsync(HttpClient http, string method, string path, int status, string text, string? type)
    {
        if (!IsOn || status is < 200 or >= 300) return;
        await Writing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _operations ??= Operations(JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!);
            if (OperationOf(method, path.Split('?')[0]) is not { } operation) return;
            var all = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken))!.AsObject();
            var before = all.ToJsonString();
            Widen(all, operation, status, text, type);
            if (all.ToJsonString() != before) await System.IO.File.WriteAllTextAsync(File, Text(all), TestContext.Current.CancellationToken);
        }
        finally
        {
            Writing.Release();
        }
    }

    private static void Widen(JsonObject all, string operation, int status, string text, string? type)
    {
        var known = all[operation]?.AsObject() ?? [];
        known["status"] = status;
        if (type == "application/json")
        {
            var value = JsonNode.Parse(text);
            var form = known["form"] is { } before ? AnswerForm.Widen(before, AnswerForm.Of(value)) : AnswerForm.Of(value);
            // The longest that was seen tells most, cut to one item a list.
            var example = Cut(value);
            if (known["example"] is not { } kept || example!.ToJsonString(OnOneLine).Length > kept.ToJsonString(OnOneLine).Length) known["example"] = example;
            known["form"] = form;
        }
        else if (type is not null)
        {
            var others = known["others"]?.AsArray().Select(each => each!.GetValue<string>()).ToList() ?? [];
            if (!others.Contains(type)) known["others"] = new JsonArray([.. others.Append(type).Order(StringComparer.Ordinal).Select(each => JsonValue.Create(each))]);
        }
        all[operation] = known;
    }

    private static JsonNode? Cut(JsonNode? value) => value switch
    {
        JsonArray items => new JsonArray([.. items.Take(1).Select(Cut)]),
        JsonObject members => new JsonObject(members.Where(member => member.Key != AnswerForm.Nullable).Select(member => KeyValuePair.Create(member.Key, Cut(member.Value)))),
        _ => value?.DeepClone(),
    };

    // A form reads well over lines, an example is looked at in the document.
    private static string Text(JsonObject all) => "{\n" + string.Join(",\n", all.OrderBy(each => each.Key.Split(' ')[1], StringComparer.Ordinal).ThenBy(each => each.Key, StringComparer.Ordinal).Select(each =>
    {
        var known = each.Value!;
        var parts = new List<string> { $"    \"status\": {known["status"]}" };
        if (known["others"] is { } others) parts.Add($"    \"others\": {others.ToJsonString(OnOneLine)}");
        if (known["form"] is { } form) parts.Add($"    \"form\": {form.ToJsonString(Written).Replace("\n", "\n    ", StringComparison.Ordinal)}");
        if (known["example"] is { } example) parts.Add($"    \"example\": {example.ToJsonString(OnOneLine)}");
        return $"  {JsonSerializer.Serialize(each.Key, OnOneLine)}: {{\n{string.Join(",\n", parts)}\n  }}";
    })) + "\n}\n";

    private static IReadOnlyList<string[]> Operations(JsonNode document) =>
        [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (string[])[operation.Key.ToUpperInvariant(), .. path.Key["/api/v1".Length..].TrimEnd('/').Split('/')]))];

    /// <summary>The operation with the fewest variables that fits.</summary>
    private static string? OperationOf(string method, string path)
    {
        string[] called = [method, .. path.Replace("/api/v1", "", StringComparison.Ordinal).TrimEnd('/').Split('/')];
        var fits = _operations!.Where(parts => parts.Length == called.Length && parts.Zip(called).All(pair => pair.First == pair.Second || pair.First.StartsWith('{')));
        return fits.OrderBy(parts => parts.Count(part => part.StartsWith('{'))).Select(parts => $"{parts[0]} {string.Join('/', parts[1..])}").FirstOrDefault();
    }
}
