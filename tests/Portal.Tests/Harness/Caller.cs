using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Portal.Tests.Harness;

/// <summary>Somebody who calls the API with a token, as a script would.</summary>
public sealed class Caller(HttpClient http, string? token)
{
    /// <summary>Everything that was answered to this caller, for tests that look for what must never be said.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, Json(body), headers);

    public Task<Answer> PatchAsync(string path, object body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Patch, path, Json(body), headers);

    /// <param name="path">Below <c>/api/v1</c>, or whole when it begins there.</param>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = Request(method, path, content, headers);
        // Sending makes it a whole address.
        var called = request.RequestUri!.OriginalString;
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Heard.Enqueue(text);
        await HeardAnswers.NoteAsync(http, method.Method, called, (int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType);
        return new Answer((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }

    /// <summary>An answer that goes on and on, from its first line.</summary>
    public async IAsyncEnumerable<string> LinesAsync(string path, string accept)
    {
        using var request = Request(HttpMethod.Get, path, null, [("Accept", accept)]);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.Content.Headers.ContentType?.MediaType.ShouldBe(accept);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line) yield return line;
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path.StartsWith("/api/", StringComparison.Ordinal) ? path : $"/api/v1{path}") { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static StringContent? Json(object? body) =>
        body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}
