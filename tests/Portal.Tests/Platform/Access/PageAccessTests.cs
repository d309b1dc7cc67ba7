using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Access;

public sealed class PageAccessTests(SharedPortal shared) : ApiTests(shared)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/requests")]
    [InlineData("/reviews")]
    [InlineData("/deployments")]
    [InlineData("/environments")]
    [InlineData("/catalogue")]
    [InlineData("/new")]
    public async Task Whoever_is_not_signed_in_is_asked_to(string path)
    {
        using var answer = await Portal.PageAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldContain("/sign-in");
    }

    [Fact]
    public async Task A_sign_in_that_did_not_come_from_the_page_is_not_taken()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["person"] = "tomas.rey" });
        using var answer = await http.PostAsync($"{Portal.Address}/sign-in", form, TestContext.Current.CancellationToken);
        (answer.StatusCode, answer.Headers.Location?.OriginalString).ShouldBe((HttpStatusCode.Found, "/sign-in"));
        answer.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldAllBe(cookie => !cookie.StartsWith("portal="));
    }

    [Fact]
    public async Task The_page_of_another_team_s_draft_shows_nothing_of_it()
    {
        var draft = (await Engineer.PostAsync("/requests", new { product = "notice-board", name = Line.NewName(), draft = true })).Should(HttpStatusCode.Created);
        using var owner = await SignedIn.AsAsync(Portal, "mara.lindqvist");
        (await owner.PageAsync("/requests")).ShouldContain(draft["name"]);
        using var other = await SignedIn.AsAsync(Portal, "jonas.okafor");
        (await other.PageAsync("/requests")).ShouldNotContain(draft["name"]);
    }
}
