using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Access;

public sealed partial class SecurityHeaderTests(SharedPortal shared) : ApiTests(shared)
{
    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.Redirect)]
    [InlineData("/api/v1/products", HttpStatusCode.Unauthorized)]
    [InlineData("/css/tokens.css", HttpStatusCode.OK)]
    [InlineData("/api/v1/costs/portfolio?month=%00", HttpStatusCode.Unauthorized)]
    public async Task Every_answer_tells_the_browser_what_it_may_do(string path, HttpStatusCode status)
    {
        using var answer = await Portal.PageAsync(path);
        answer.StatusCode.ShouldBe(status);
        var policy = Policy(answer);
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        ScriptSource().Match(policy).Value.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task The_word_that_lets_a_page_s_own_elements_through_is_another_one_each_time()
    {
        using var first = await Portal.PageAsync("/sign-in");
        using var second = await Portal.PageAsync("/sign-in");
        var (one, other) = (Nonce().Match(Policy(first)).Groups[1].Value, Nonce().Match(Policy(second)).Groups[1].Value);
        one.Length.ShouldBeGreaterThan(20);
        one.ShouldNotBe(other);
        (await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"nonce=\"{one}\"");
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();

    [GeneratedRegex("script-src [^;]*")]
    private static partial Regex ScriptSource();

    [GeneratedRegex("script-src [^;]*'nonce-([^']+)'")]
    private static partial Regex Nonce();
}
