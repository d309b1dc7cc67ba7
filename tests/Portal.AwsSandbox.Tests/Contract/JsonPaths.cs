using System.Text.Json;

namespace Portal.AwsSandbox.Tests.Contract;

/// <summary><c>A.B[0].C</c>, and <c>List[Name=x]</c> for the item that has a member of that value, itself or one level down.</summary>
public static class JsonPaths
{
    /// <summary>The value as text; null when there is none.</summary>
    public static string? At(JsonElement from, string path)
    {
        JsonElement? at = from;
        foreach (var step in path.Split('.'))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            at = Member(at, bracket < 0 ? step : step[..bracket]);
            if (bracket >= 0) at = Item(at, step[(bracket + 1)..^1]);
        }
        return at is not { } found ? null : found.ValueKind switch
        {
            JsonValueKind.String => found.GetString(),
            JsonValueKind.Null => null,
            _ => found.GetRawText(),
        };
    }

    private static JsonElement? Member(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var member) ? member : null;

    private static JsonElement? Item(JsonElement? of, string which)
    {
        if (of is not { ValueKind: JsonValueKind.Array } list) return null;
        if (int.TryParse(which, out var n)) return n < list.GetArrayLength() ? list[n] : null;
        var (name, value) = (which.Split('=')[0], which.Split('=')[1]);
        foreach (var item in list.EnumerateArray())
            if (Has(item, name, value) || item.EnumerateObject().Any(inner => Has(inner.Value, name, value))) return item;
        return null;
    }

    private static bool Has(JsonElement element, string name, string value) => Member(element, name) is { ValueKind: JsonValueKind.String } text && text.GetString() == value;
}
