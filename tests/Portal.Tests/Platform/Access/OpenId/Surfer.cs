using System.Net;

namespace Portal.Tests.Platform.Access.OpenId;

/// <summary>A browser without pictures: keeps cookies, follows redirects from site to site, and says where it ended.</summary>
internal sealed class Surfer : IDisposable
{
    private const int Most = 15;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    public Task<Place> GoAsync(string address) => FollowAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<Place> SendAsync(string address, params (string Name, string Value)[] fields) =>
        FollowAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) });

    /// <summary>One step: where a redirect would lead.</summary>
    public async Task<Uri> StepAsync(string address)
    {
        using var answer = await _http.GetAsync(address, TestContext.Current.CancellationToken);
        return new Uri(new Uri(address), answer.Headers.Location ?? throw new InvalidOperationException($"{address} leads nowhere: {(int)answer.StatusCode}"));
    }

    private async Task<Place> FollowAsync(HttpRequestMessage request)
    {
        for (var step = 0; step < Most; step++)
        {
            using var asked = request;
            using var answer = await _http.SendAsync(asked, TestContext.Current.CancellationToken);
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
