using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Requests;
using Portal.Platform.Api;

namespace Portal.Requests.Wizard;

/// <summary>A draft as the call of the API that asks for the same thing. Secrets stand as names to be filled in.</summary>
public static class RequestAsApiCall
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="site">Address of this portal, such as <c>https://portal.example.com/</c>.</param>
    public static string Curl(RequestKind kind, Draft draft, string site)
    {
        var plain = Body(kind, draft);
        // The same request sent twice asks once; another one has another key.
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)))[..32];
        // Inside single quotes a shell leaves everything alone but the quote itself.
        var body = plain.Replace("'", "'\\''", StringComparison.Ordinal);
        return $$"""
            curl -X POST {{site.TrimEnd('/')}}{{ApiGroup.Root}}/requests \
              -H "Authorization: Bearer $PORTAL_TOKEN" \
              -H "Content-Type: application/json" \
              -H "Idempotency-Key: {{key}}" \
              -d '{{body}}'
            """;
    }

    public static string Body(RequestKind kind, Draft draft)
    {
        var content = draft.Content;
        var secret = KeepSecrets.SecretNames(draft.Shelved.Template);
        var body = new JsonObject { ["kind"] = kind.ToString().ToLowerInvariant() };
        if (kind is not RequestKind.Create) body["environment"] = draft.Environment.Value;
        body["product"] = content.Product;
        Add(body, "preset", content.Preset);
        body["name"] = content.Name;
        body["stage"] = content.Stage;
        body["account"] = content.Account;
        body["region"] = content.Region;
        Add(body, "costCentre", content.CostCentre);
        Add(body, "note", content.Note);
        if (content.Inputs.Count > 0) body["inputs"] = Map(content.Inputs.Select(input => (input.Key, secret.Contains(input.Key) ? $"<{input.Key}>" : input.Value)));
        if (content.Assumptions.Count > 0) body["assumptions"] = Map(content.Assumptions.Select(a => (a.Key, a.Value)));
        return body.ToJsonString(Indented);
    }

    private static void Add(JsonObject body, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) body[name] = value;
    }

    private static JsonObject Map(IEnumerable<(string Name, string Value)> entries)
    {
        var map = new JsonObject();
        foreach (var (name, value) in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)) map[name] = value;
        return map;
    }
}
