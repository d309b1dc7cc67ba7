using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Sandbox;

/// <summary>One thing the sandbox can be told to do, as it lists it itself.</summary>
/// <param name="Path">From the root of the endpoint: <c>/_sandbox/zones/lose</c>.</param>
/// <param name="Regional">It holds in one region of one account.</param>
public sealed record SandboxOrder(string Method, string Path, string Group, string Title, bool Regional, IReadOnlyList<SandboxField> Body)
{
    private const string Root = "/_sandbox/";

    public bool IsQuestion => Method == "GET";

    /// <summary>Below the root of the control API, with the region where the order has no body to name it in.</summary>
    public string PathIn(string account, string region) =>
        Regional && Method == "DELETE" ? $"{Path[Root.Length..]}?account={account}&region={region}" : Path[Root.Length..];

    /// <summary>The body from what was typed; every field that can't be read has its sentence in <paramref name="problems"/>.</summary>
    public JsonObject BodyOf(IReadOnlyDictionary<string, string> typed, string account, string region, IDictionary<string, string> problems)
    {
        var body = new JsonObject();
        if (Regional) (body["account"], body["region"]) = (account, region);
        foreach (var field in Body)
        {
            var text = typed.GetValueOrDefault(field.Name)?.Trim() ?? "";
            if (text.Length > 0) Put(body, field, text, problems);
            else if (field.Required) problems[field.Name] = $"It is needed, for example {field.Example}.";
        }
        return body;
    }

    private static void Put(JsonObject body, SandboxField field, string text, IDictionary<string, string> problems)
    {
        switch (field.Type)
        {
            case "number" when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                body[field.Name] = number;
                break;
            case "number":
                problems[field.Name] = $"This is no number. Write it like {field.Example}.";
                break;
            case "flag":
                body[field.Name] = text == "true";
                break;
            case "map":
                try
                {
                    body[field.Name] = JsonNode.Parse(text) as JsonObject ?? throw new JsonException();
                }
                catch (JsonException)
                {
                    problems[field.Name] = $"This is no JSON object. Write it like {field.Example}.";
                }
                break;
            default:
                body[field.Name] = text;
                break;
        }
    }
}

/// <param name="Type">text, number, flag, time or map.</param>
public sealed record SandboxField(string Name, string Type, bool Required, string Example, string Meaning);
