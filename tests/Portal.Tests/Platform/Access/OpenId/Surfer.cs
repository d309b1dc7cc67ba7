using System.Net;

namespace Portal.Tests.Platform.Access.OpenId;

/// <summary>A browser without pictures: keeps cookies, follows redirects from site to site, and says where it ended.</summary>
internal sealed class Surfer : IDisposable
{
    private const int Most = 15;

    // CookieContainer takes no cookie for a path other than that of the request, as browsers do.
    private readonly Dictionary<(string Site, string Name), string> _cookies = [];
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });

    public Task<Place> GoAsync(string address) => FollowAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<Place> SendAsync(string address, params (string Name, string Value)[] fields) =>
        FollowAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) });

    /// <summary>One step: where a redirect would lead.</summary>
    public async Task<Uri> StepAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await AskAsync(request);
        return new Uri(new Uri(address), answer.Headers.Location ?? throw new InvalidOperationException($"{address} leads nowhere: {(int)answer.StatusCode}"));
    }

    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request)
    {
        var site = request.RequestUri!.Authority;
        var known = _cookies.Where(cookie => cookie.Key.Site == site).Select(cookie => $"{cookie.Key.Name}={cookie.Value}").ToList();
        if (known.Count > 0) request.Headers.Add("Cookie", string.Join("; ", known));
        var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var sent) ? sent : [])
        {
            var (name, value) = (set[..set.IndexOf('=', StringComparison.Ordinal)], set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0]);
            if (value.Length == 0 || set.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)) _cookies.Remove((site, name));
            else _cookies[(site, name)] = value;
        }
        return answer;
    }

    private async Task<Place> FollowAsync(HttpRequestMessage request)
    {
        for (var step = 0; step < Most; step++)
        {
            using var asked = request;
            using var answer = await AskAsync(asked);
            var at = asked.RequestUri!;
            if (answer.Headers.Location is null || (int)answer.StatusCode is < 300 or > 399)
                return new Place(at, answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
            request = new HttpRequestMessage(HttpMethod.Get, new Uri(at, answer.Headers.Location));
        }
        throw new InvalidOperationException($"Redirects without end, at last to {request.RequestUri}.");
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>Where a surfer ended.</summary>
internal sealed record Place(Uri Address, HttpStatusCode Status, string Text);
