using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Portal.Platform.Data;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Platform.Access.OpenId;

/// <summary>Answers in which one thing is wrong let nobody in, and the page says which.</summary>
public sealed class TamperingTests(SharedCluster cluster)
{
    [Fact]
    public async Task One_wrong_thing_in_the_answer_lets_nobody_in()
    {
        await using var provider = await TamperingProvider.StartAsync();
        await using var portal = await PortalAsync(provider);
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-10).ToUnixTimeSeconds();
        using var stranger = RSA.Create(2048);
        foreach (var (what, why, spoil) in new (string, string, Action<Tampering>)[]
        {
            ("another nonce", "Nonce", next => next.Claims["nonce"] = "other"),
            ("no nonce", "Nonce", next => next.Claims["nonce"] = ""),
            ("another audience", "Audience", next => next.Claims["aud"] = "wiki"),
            ("several audiences and no party", "Audience", next => next.Claims["aud"] = new[] { "portal", "wiki" }),
            ("another party", "Audience", next => next.Claims["azp"] = "wiki"),
            ("another issuer", "Issuer", next => next.Claims["iss"] = "https://evil.example.com"),
            ("another issuer beside the code", "Issuer", next => next.AnswersAs = "https://evil.example.com"),
            ("no issuer beside the code, of who always sends it", "Issuer", next => next.AnswersAs = null),
            ("expired", "Expired", next => next.Claims["exp"] = past),
            ("without an end", "Expired", next => next.Claims["exp"] = ""),
            ("not yet valid", "Expired", next => next.Claims["nbf"] = TimeProvider.System.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds()),
            ("a key that nobody published", "Signature", next => next.Signs = new SigningCredentials(new RsaSecurityKey(stranger) { KeyId = "stranger" }, SecurityAlgorithms.RsaSha256)),
            ("another key by the name of the published one", "Signature", next => next.Signs = new SigningCredentials(new RsaSecurityKey(stranger) { KeyId = "published" }, SecurityAlgorithms.RsaSha256)),
            ("the public key as a shared secret", "Signature", next => next.Signs = new SigningCredentials(new SymmetricSecurityKey(provider.PublicKey) { KeyId = "published" }, SecurityAlgorithms.HmacSha256)),
            ("no signature", "Signature", next => next.Unsigned = true),
            ("another state", "State", next => next.OtherState = true),
            ("a no of the provider", "Denied", next => next.Error = "access_denied"),
            ("claims of somebody else", "Claims", next => next.OtherSubject = true),
        })
        {
            provider.Next = new Tampering();
            spoil(provider.Next);
            using var surfer = new Surfer();
            var page = await surfer.GoAsync($"{portal.Address}/sign-in/start?returnUrl=/requests");
            page.Address.AbsolutePath.ShouldBe("/sign-in/refused", $"{what}: {page.Address}");
            page.Address.Query.ShouldContain($"why={why}", Case.Sensitive, $"{what}: {page.Address}");
            page.Text.ShouldContain("Sign in again", Case.Sensitive, what);
            (await surfer.StepAsync($"{portal.Address}/requests")).AbsolutePath.ShouldBe("/sign-in", what);
        }
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        (await db.Sessions.CountAsync(TestContext.Current.CancellationToken), await db.People.CountAsync(TestContext.Current.CancellationToken)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task With_nothing_wrong_the_same_provider_lets_in_and_gets_the_proof_of_the_code()
    {
        await using var provider = await TamperingProvider.StartAsync();
        await using var portal = await PortalAsync(provider);
        using var surfer = new Surfer();
        (await surfer.GoAsync($"{portal.Address}/sign-in/start?returnUrl=/requests")).Address.PathAndQuery.ShouldBe("/requests");
        var verifier = provider.Exchange!["code_verifier"].ToString();
        verifier.Length.ShouldBeGreaterThanOrEqualTo(43);
        WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).ShouldBe(provider.Challenge);
    }

    [Theory]
    [InlineData("https://evil.example.com")]
    [InlineData("//evil.example.com")]
    [InlineData("/\\evil.example.com")]
    public async Task Nobody_is_led_elsewhere_after_signing_in(string returnUrl)
    {
        await using var provider = await TamperingProvider.StartAsync();
        await using var portal = await PortalAsync(provider);
        using var surfer = new Surfer();
        var page = await surfer.GoAsync($"{portal.Address}/sign-in/start?returnUrl={Uri.EscapeDataString(returnUrl)}");
        page.Address.ToString().ShouldBe($"{portal.Address}/");
    }

    [Fact]
    public async Task A_provider_that_is_away_is_told_from_one_that_says_no()
    {
        await using var portal = await PortalAsync("http://127.0.0.1:9");
        using var surfer = new Surfer();
        (await surfer.GoAsync($"{portal.Address}/sign-in/start")).Text.ShouldContain("The company's sign-in does not answer.");
    }

    private Task<ServedPortal> PortalAsync(TamperingProvider provider) => PortalAsync(provider.Issuer);

    private Task<ServedPortal> PortalAsync(string issuer) => ServedPortal.StartAsync(cluster, [],
        ("Access:OpenIdConnect:Issuer", issuer), ("Access:OpenIdConnect:ClientId", "portal"),
        ("Access:OpenIdConnect:Groups:0:Group", "eng-shop"), ("Access:OpenIdConnect:Groups:0:Team", "shop"), ("Access:OpenIdConnect:Groups:0:Roles:0", "Requester"));
}
