using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Shell;

namespace Portal.Tests.Platform.Ui;

public sealed class ShellTests : UiTest
{
    public ShellTests()
    {
        foreach (var entry in NavEntry.Standard.Reverse()) Services.AddSingleton(entry);
        var person = this.AddAuthorization();
        person.SetAuthorized("Mara Lindqvist");
        person.SetRoles("Engineer", "Requester");
        person.SetClaims(new Claim("team", "Checkout"));
    }

    [Fact]
    public void The_sidebar_has_every_entry_in_its_order_whoever_registered_first()
    {
        var titles = Render<Sidebar>().FindAll("li .label").Select(label => label.TextContent).ToList();

        titles.Count.ShouldBe(NavEntry.Standard.Count);
        titles.Take(3).ShouldBe(["Overview", "Environments", "New environment"]);
        titles.IndexOf("Reviews").ShouldBeLessThan(titles.IndexOf("Catalogue"));
    }

    [Fact]
    public void A_stage_adds_its_entry_where_its_order_says()
    {
        Services.AddSingleton(new NavEntry(25, "Drift", "/drift", Icons.Drift));

        Render<Sidebar>().FindAll("li .label").Select(label => label.TextContent).Take(3).ShouldBe(["Overview", "Environments", "Drift"]);
    }

    [Fact]
    public void An_entry_that_is_not_for_this_person_is_not_shown()
    {
        Services.AddSingleton(new NavEntry(110, "Freeze", "/freeze", Icons.Lock, person => person.IsInRole("Platform")));

        Render<Sidebar>().Markup.ShouldNotContain("Freeze");
    }

    [Fact]
    public void Only_the_entry_of_this_page_is_current()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/environments/checkout-prod");

        Render<Sidebar>().FindAll("a[aria-current=page]").Select(link => link.GetAttribute("href")).ShouldBe(["/environments"]);
    }

    [Fact]
    public void A_count_stands_at_its_entry_and_a_zero_does_not()
    {
        Services.AddSingleton<INavCount>(new Count("/reviews", 6));
        Services.AddSingleton<INavCount>(new Count("/costs", 0));

        var sidebar = Render<Sidebar>();

        sidebar.FindAll(".count").Select(count => count.TextContent).ShouldBe(["6"]);
        sidebar.Find("a[href='/reviews'] .count").ShouldNotBeNull();
    }

    [Fact]
    public void A_count_that_cannot_be_read_does_not_cost_the_page()
    {
        Services.AddSingleton<INavCount>(new Broken());
        Services.AddSingleton<INavCount>(new Count("/environments", 40));

        Render<Sidebar>().FindAll(".count").Select(count => count.TextContent).ShouldBe(["40"]);
    }

    [Theory]
    [InlineData("Mara Lindqvist", "ML")]
    [InlineData("Ana Maria da Costa", "AC")]
    [InlineData("root", "RO")]
    [InlineData("x", "X")]
    [InlineData(" ", "?")]
    public void Initials_are_those_of_the_first_and_last_name(string name, string initials) => ShellPerson.InitialsOf(name).ShouldBe(initials);

    [Fact]
    public void The_profile_says_who_is_signed_in_and_signs_out_by_post()
    {
        Services.AddSingleton<AntiforgeryStateProvider>(new NoToken());

        var menu = Render<ProfileMenu>();

        menu.Find(".who b").TextContent.ShouldBe("Mara Lindqvist");
        menu.Find(".who .meta").TextContent.ShouldBe("Engineer, Checkout");
        menu.Find("form[action='/sign-out']").GetAttribute("method").ShouldBe("post");
    }

    [Theory]
    [InlineData("dark", "dark", "dark")]
    [InlineData("light", "light", "light")]
    [InlineData("systemdark", "system", "dark")]
    [InlineData("systemlight", "system", "light")]
    [InlineData("<script>", "system", "light")]
    [InlineData(null, "system", "light")]
    public void The_theme_cookie_tells_what_was_chosen_and_what_that_comes_to(string? cookie, string choice, string shown) =>
        ThemeCookie.Of(cookie).ShouldBe(new ThemeCookie(choice, shown));

    [Fact]
    public void A_page_that_fails_says_so_and_another_page_recovers()
    {
        var fails = true;
        var boundary = Render<PageBoundary>(parameters => parameters.AddChildContent(builder =>
        {
            if (fails) throw new InvalidOperationException("no");
            builder.AddContent(0, "fine");
        }));
        boundary.Find("[role=alert]").TextContent.ShouldContain("This page failed.");

        fails = false;
        Services.GetRequiredService<NavigationManager>().NavigateTo("/costs");

        boundary.WaitForAssertion(() => boundary.Markup.ShouldBe("fine"));
    }

    [Fact]
    public void A_place_on_the_page_keeps_the_pages_address()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/costs?month=2026-11#lines");

        navigation.PlaceOnPage("main").ShouldBe("/costs?month=2026-11#main");
    }

    private sealed record Count(string Href, int Value) : INavCount
    {
        public Task<int?> CountAsync(ClaimsPrincipal person, CancellationToken cancellation) => Task.FromResult<int?>(Value);
    }

    private sealed class Broken : INavCount
    {
        public string Href => "/reviews";

        public Task<int?> CountAsync(ClaimsPrincipal person, CancellationToken cancellation) => throw new InvalidOperationException("database is down");
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
