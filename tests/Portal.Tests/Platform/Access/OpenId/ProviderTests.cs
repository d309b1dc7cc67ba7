using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Platform.Data;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Platform.Access.OpenId;

/// <summary>Signing in through a real provider.</summary>
public sealed partial class ProviderTests(SharedCluster cluster)
{
    [Fact]
    public async Task Somebody_signs_in_at_the_provider_and_is_here_what_their_groups_say()
    {
        var port = Solution.FreePort();
        await using var provider = await RealProvider.StartAsync($"http://127.0.0.1:{port}");
        await using var portal = await PortalAsync(provider, port);
        using var surfer = new Surfer();

        var page = await SignInAsync(surfer, portal, "mara:eng-shop,unknown", "/requests");

        page.Address.PathAndQuery.ShouldBe("/requests");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("mara of the provider");
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var person = await db.People.SingleAsync(TestContext.Current.CancellationToken);
        (person.Id.Value, person.Team, person.IsDemo).ShouldBe(("mara:eng-shop,unknown", "shop", false));
        person.Roles.ShouldBe([Role.Requester]);
        var session = await db.Sessions.SingleAsync(TestContext.Current.CancellationToken);
        session.EndedAt.ShouldBeNull();

        // Ended by somebody else, the cookie opens nothing any more.
        session.End(new Actor(new("ada"), "Ada", "platform", new HashSet<Role>()), TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        (await surfer.StepAsync($"{portal.Address}/requests")).AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Signing_out_here_leads_to_signing_out_there()
    {
        var port = Solution.FreePort();
        await using var provider = await RealProvider.StartAsync($"http://127.0.0.1:{port}");
        await using var portal = await PortalAsync(provider, port);
        using var surfer = new Surfer();
        var page = await SignInAsync(surfer, portal, "tomas:platform", "/");

        var farewell = await surfer.SendAsync($"{portal.Address}/sign-out", ("__RequestVerificationToken", Antiforgery().Match(page.Text).Groups[1].Value));

        farewell.Text.ShouldContain("You are signed out of the portal.");
        var there = await surfer.GoAsync(Refresh().Match(farewell.Text).Groups[1].Value);
        there.Address.ToString().ShouldStartWith(provider.Issuer);
        there.Status.ShouldBe(HttpStatusCode.OK, there.Text);
        (await surfer.StepAsync($"{portal.Address}/")).AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Another_key_of_the_provider_is_found_without_a_restart()
    {
        var port = Solution.FreePort();
        await using var provider = await RealProvider.StartAsync($"http://127.0.0.1:{port}");
        await using var portal = await PortalAsync(provider, port);
        using (var before = new Surfer()) (await SignInAsync(before, portal, "mara:eng-shop", "/")).Status.ShouldBe(HttpStatusCode.OK);
        await provider.RestartAsync();
        // The portal reads keys again at most every two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);

        using var after = new Surfer();
        (await SignInAsync(after, portal, "mara:eng-shop", "/requests")).Address.PathAndQuery.ShouldBe("/requests");
    }

    [Theory]
    [InlineData("nobody:other", "nothing here is for you yet")]
    [InlineData("teamless:engineers", "no group of yours names a team")]
    public async Task Who_has_no_place_here_is_told_so(string login, string words)
    {
        var port = Solution.FreePort();
        await using var provider = await RealProvider.StartAsync($"http://127.0.0.1:{port}");
        await using var portal = await PortalAsync(provider, port);
        using var surfer = new Surfer();
        var page = await SignInAsync(surfer, portal, login, "/");
        page.Address.AbsolutePath.ShouldBe("/sign-in/refused");
        page.Text.ShouldContain(words);
        (await surfer.StepAsync($"{portal.Address}/")).AbsolutePath.ShouldBe("/sign-in");
    }

    private Task<ServedPortal> PortalAsync(RealProvider provider, int port) => ServedPortal.StartAsync(cluster, [],
    [
        ("Port", port.ToString()),
        ("Access:OpenIdConnect:Issuer", provider.Issuer),
        ("Access:OpenIdConnect:ClientId", "portal"),
        ("Access:OpenIdConnect:ClientSecret", RealProvider.Secret),
        ("Access:OpenIdConnect:Scopes:0", "profile"),
        ("Access:OpenIdConnect:Scopes:1", "groups"),
        ("Access:OpenIdConnect:Groups:0:Group", "eng-shop"),
        ("Access:OpenIdConnect:Groups:0:Team", "shop"),
        ("Access:OpenIdConnect:Groups:0:Roles:0", "requester"),
        ("Access:OpenIdConnect:Groups:1:Group", "engineers"),
        ("Access:OpenIdConnect:Groups:1:Roles:0", "Requester"),
        ("Access:OpenIdConnect:Groups:2:Group", "platform"),
        ("Access:OpenIdConnect:Groups:2:Team", "platform"),
        ("Access:OpenIdConnect:Groups:2:Roles:0", "Approver"),
        ("Access:OpenIdConnect:Groups:2:Roles:1", "Administrator"),
    ]);

    /// <summary>From the portal to the provider's log-in and consent, and back.</summary>
    private static async Task<Place> SignInAsync(Surfer surfer, ServedPortal portal, string login, string returnUrl)
    {
        var form = await surfer.GoAsync($"{portal.Address}/sign-in/start?returnUrl={Uri.EscapeDataString(returnUrl)}");
        form.Address.AbsolutePath.ShouldStartWith("/interaction/", Case.Sensitive, form.Text);
        var consent = await surfer.SendAsync(form.Address.ToString(), ("prompt", "login"), ("login", login), ("password", "any"));
        return consent.Address.AbsolutePath.StartsWith("/interaction/", StringComparison.Ordinal) ? await surfer.SendAsync(consent.Address.ToString(), ("prompt", "consent")) : consent;
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Antiforgery();

    [GeneratedRegex("""content="0;url=([^"]+)""")]
    private static partial Regex Refresh();
}
