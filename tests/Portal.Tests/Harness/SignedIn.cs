using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Tests.Harness;

/// <summary>Somebody who reads the portal's pages as they come from the server, signed in as a person of the demo.</summary>
public sealed partial class SignedIn : IDisposable
{
    private readonly HttpClient _http;

    private SignedIn(string address) => _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address) };

    /// <param name="person">Their id, such as <c>mara.lindqvist</c>.</param>
    public static async Task<SignedIn> AsAsync(RunningPortal portal, string person)
    {
        var reader = new SignedIn(portal.Address);
        var token = AntiforgeryToken().Match(await reader.PageAsync("/sign-in")).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["person"] = person, ["returnUrl"] = "/" });
        using var answer = await reader._http.PostAsync("/sign-in", form, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");
        return reader;
    }

    public async Task<string> PageAsync(string path)
    {
        using var answer = await _http.GetAsync(path, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {text}");
        return text;
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex AntiforgeryToken();
}
