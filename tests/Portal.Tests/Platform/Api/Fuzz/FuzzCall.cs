using System.Text;
using Portal.Tests.Platform.Api.OpenApi;

namespace Portal.Tests.Platform.Api.Fuzz;

/// <summary>One call as it goes out.</summary>
/// <param name="Operation">Of the document; null where the method is none of the path's.</param>
/// <param name="Target">Path and query, escaped.</param>
/// <param name="Body">Null sends none.</param>
internal sealed record FuzzCall(int Number, string Who, Operation? Operation, string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body)
{
    private const int LongestBody = 2_000;

    public HttpRequestMessage Request(string? token)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), Target);
        if (Body is not null) request.Content = new ByteArrayContent(Body);
        foreach (var (name, value) in token is null ? Headers : [.. Headers, ("Authorization", $"Bearer {token}")])
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>The call for a shell; a body that is long is cut, and drawn whole again by the run's seed.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"#{Number} as {Who}: curl -X {Method} {Quoted($"$PORTAL{Target}")}");
        foreach (var (name, value) in Headers) text.Append($" -H {Quoted($"{name}: {value}")}");
        if (Who != FuzzPeople.Nobody) text.Append(" -H \"Authorization: Bearer $TOKEN\"");
        if (Body is not null) text.Append($" --data-binary {Quoted(Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, LongestBody))))}{(Body.Length > LongestBody ? $" # … {Body.Length} bytes" : "")}");
        return text.ToString();
    }

    private static string Quoted(string text) => $"$'{string.Concat(text.Select(c => c switch { '\'' => "\\'", '\\' => "\\\\", < ' ' => $"\\x{(int)c:x2}", _ => c.ToString() }))}'";
}
