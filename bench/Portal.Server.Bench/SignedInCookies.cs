using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Server.Bench;

/// <summary>The cookies of a person of the demo after signing in by the page's form, without any of the page's files.</summary>
internal static partial class SignedInCookies
{
    /// <param name="person">Their id, such as <c>tomas.rey</c>.</param>
    public static async Task<IReadOnlyList<Cookie>> OfAsync(Uri address, string person)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = cookies }) { BaseAddress = address };
        var token = AntiforgeryToken().Match(await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative))).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["person"] = person, ["returnUrl"] = "/" });
        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath != "/") throw new InvalidOperationException($"{person} was not signed in.");
        return cookies.GetAllCookies().ToList();
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex AntiforgeryToken();
}
