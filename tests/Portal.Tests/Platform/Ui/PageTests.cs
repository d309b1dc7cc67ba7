using Bunit;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public sealed class PageTests : UiTest
{
    [Fact]
    public void The_way_here_links_what_has_an_address()
    {
        var head = Render<PageHead>(parameters => parameters
            .Add(head => head.Title, "Update cart-prod").Add(head => head.Crumbs, [new("Reviews", "/reviews"), new("E-commerce")]));

        head.Find("h1").TextContent.ShouldBe("Update cart-prod");
        head.FindAll(".crumbs li").Select(crumb => crumb.TextContent).ShouldBe(["Reviews", "E-commerce"]);
        head.FindAll(".crumbs a").Select(link => link.GetAttribute("href")).ShouldBe(["/reviews"]);
    }

    [Fact]
    public void A_card_is_named_after_its_title()
    {
        var card = Render<Card>(parameters => parameters.Add(card => card.Title, "Events").AddChildContent("none"));

        card.Find($"#{card.Find("section").GetAttribute("aria-labelledby")}").TextContent.ShouldBe("Events");
    }

    [Fact]
    public void Two_cards_on_a_page_have_different_ids() =>
        ElementId.Next("card").ShouldNotBe(ElementId.Next("card"));

    [Fact]
    public void A_figure_is_a_term_and_its_descriptions()
    {
        var strip = Render<FigureStrip>(parameters => parameters.AddChildContent<Figure>(figure => figure
            .Add(one => one.Label, "Lease").AddChildContent("30 Jun 2027").Add(one => one.Meaning, "223 days left")));

        strip.Find("dl dt").TextContent.ShouldBe("Lease");
        strip.FindAll("dl dd").Select(line => line.TextContent).ShouldBe(["30 Jun 2027", "223 days left"]);
    }

    [Fact]
    public void A_note_puts_a_space_between_its_title_and_what_follows() =>
        Render<Note>(parameters => parameters.Add(note => note.Title, "No standby.").AddChildContent("It failed over."))
            .Find(".grow").TextContent.ShouldBe("No standby. It failed over.");

    [Fact]
    public void An_error_says_what_failed_what_it_needs_and_what_still_works()
    {
        var tried = 0;
        var note = Render<ErrorNote>(parameters => parameters
            .Add(note => note.What, "AWS refused.").Add(note => note.Needs, "A permission.").Add(note => note.StillWorks, "The rest.")
            .Add(note => note.Reference, "8c41-77").Add(note => note.OnRetry, () => tried++));

        note.Find("[role=alert]").TextContent.ShouldContain("AWS refused.");
        note.Find("p").TextContent.ShouldBe("A permission. The rest.");
        note.Find(".mono").TextContent.ShouldBe("ref 8c41-77");
        note.Find("button").Click();
        tried.ShouldBe(1);
    }

    [Fact]
    public void An_error_that_cannot_be_tried_again_has_no_button() =>
        Render<ErrorNote>(parameters => parameters.Add(note => note.What, "AWS refused.")).FindAll("button").ShouldBeEmpty();

    [Fact]
    public void An_empty_place_says_what_to_do_next()
    {
        var empty = Render<EmptyState>(parameters => parameters
            .Add(empty => empty.Title, "No environments yet").AddChildContent("Start from a preset.").Add(empty => empty.Actions, "<a href='/requests/new'>New environment</a>"));

        empty.Find("h2").TextContent.Trim().ShouldBe("No environments yet");
        empty.Find("a").GetAttribute("href").ShouldBe("/requests/new");
    }

    [Fact]
    public void A_bar_says_its_share_and_never_leaves_its_track()
    {
        Render<ProgressBar>(parameters => parameters.Add(bar => bar.Share, .746).Add(bar => bar.Label, "Database")).Find("[role=progressbar]").GetAttribute("aria-valuenow").ShouldBe("75");
        Render<ProgressBar>(parameters => parameters.Add(bar => bar.Share, 1.4).Add(bar => bar.Label, "Database")).Find("i").GetAttribute("style").ShouldBe("width:100%");
    }

    [Fact]
    public void A_skeleton_comes_late_and_screen_readers_hear_that_something_loads()
    {
        var skeleton = Render<Skeleton>(parameters => parameters.Add(skeleton => skeleton.Lines, 4));

        skeleton.FindAll(".sk").Count.ShouldBe(4);
        skeleton.Find(".skeleton").ClassList.ShouldContain("late");
        skeleton.Find("[role=status]").TextContent.ShouldBe("Loading");
    }

    [Fact]
    public void Steps_go_back_to_what_is_done_and_not_ahead()
    {
        var gone = -1;
        var steps = Render<Steps>(parameters => parameters
            .Add(steps => steps.Titles, ["Purpose", "Size", "Data", "Review"]).Add(steps => steps.Current, 2).Add(steps => steps.OnSelect, index => gone = index));

        steps.Find("[aria-current=step]").TextContent.ShouldContain("Data");
        steps.FindAll("li button").Count.ShouldBe(2);
        steps.Find(".short").TextContent.ShouldContain("Step 3 of 4: Data");
        steps.FindAll("li button")[1].Click();
        gone.ShouldBe(1);
    }

    [Fact]
    public void A_copy_button_carries_its_text_for_the_browser()
    {
        var button = Render<CopyButton>(parameters => parameters.Add(button => button.Text, "checkout-prod-db").Add(button => button.Label, "Copy the id")).Find("button");

        button.GetAttribute("data-copy").ShouldBe("checkout-prod-db");
        button.GetAttribute("aria-label").ShouldBe("Copy the id");
    }

    [Fact]
    public void Signing_in_posts_the_chosen_person_and_where_to_return()
    {
        var card = Render<SignInCard>(parameters => parameters
            .Add(card => card.People, [new("mara", "Mara Lindqvist", "Engineer", "Checkout", "ML")]).Add(card => card.ReturnUrl, "/costs"));

        card.Find("form").GetAttribute("action").ShouldBe("/sign-in");
        card.Find("form").GetAttribute("method").ShouldBe("post");
        card.Find("input[name=returnUrl]").GetAttribute("value").ShouldBe("/costs");
        card.Find("button[name=person]").GetAttribute("value").ShouldBe("mara");
        card.Find("button[name=person]").TextContent.ShouldContain("Engineer, Checkout");
    }
}
