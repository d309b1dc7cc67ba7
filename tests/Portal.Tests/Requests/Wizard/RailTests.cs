using Bunit;
using Portal.CloudFormation.Pricing;
using Portal.Domain.Catalog;
using Portal.Domain.Requests;
using Portal.Requests;
using Portal.Requests.Wizard;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests.Wizard;

/// <summary>What stands beside the form.</summary>
public sealed class RailTests : WizardTest
{
    // It asks AWS; the browser tests of quotas show it with a sandbox behind it.
    public RailTests() => ComponentFactories.AddStub<QuotaNotes>();

    [Fact]
    public void The_estimate_is_a_range_on_the_band_with_its_three_largest_lines()
    {
        var card = Cost(EditorOf(ECommerce()));

        card.Find("h2").TextContent.ShouldBe("USD 793");
        card.Find(".st").TextContent.ShouldBe("In band");
        card.Find(".band").GetAttribute("aria-label")!.ShouldContain("between 725 and 965; band 500 to 1,000");
        card.FindAll(".cost-lines tbody tr").Select(row => row.LastElementChild!.TextContent).ShouldBe(["221.92", "171.42", "107.55"]);
    }

    [Fact]
    public void All_lines_add_up_and_what_is_not_priced_is_named()
    {
        var editor = EditorOf(ECommerce());
        var total = ((CostEstimate.Priced)editor.Evaluation.Cost).Total.Expected;
        var card = Cost(editor);

        card.FindAll(".all-lines tbody tr").Sum(row => decimal.Parse(row.Children[2].TextContent)).ShouldBe(total);
        card.Find(".unpriced").TextContent.ShouldContain("Data out to the internet through NAT");
        card.Markup.ShouldContain("List prices of us-east-1 on 1 Nov 2026");
    }

    [Fact]
    public void A_region_without_prices_has_no_figure_at_all()
    {
        var card = Cost(EditorOf(Products.DraftOf(Products.ThreeTier, "e-commerce", content => content with { Region = "ap-south-1" })));

        card.Find("h2").TextContent.ShouldBe("Not priced");
        card.Markup.ShouldContain("There is no price book for ap-south-1.");
        card.Markup.ShouldNotContain("USD 0");
        card.FindAll(".band").ShouldBeEmpty();
    }

    [Fact]
    public void Above_at_its_most_is_said_and_a_lever_brings_it_back()
    {
        var editor = EditorOf(ECommerce(("CacheReplicas", "2")));
        var card = Cost(editor);
        card.Find(".st").TextContent.ShouldBe("Above at maximum");
        card.Markup.ShouldContain("Scaled out to its most it costs USD 1,012, which is 12 above it.");
        card.FindAll(".levers li").Count.ShouldBe(3);

        card.Find(".levers button").Click();
        card.Render();

        editor.Evaluation.Band.Position.ShouldBe(BandPosition.In);
        editor.Draft.Changed.Count.ShouldBe(2);
    }

    [Fact]
    public void Levers_are_the_largest_savings_first_and_say_what_a_reviewer_would_ask()
    {
        var levers = Cost(EditorOf(ECommerce())).FindAll(".levers li");

        levers.Select(lever => lever.QuerySelector(".num")!.TextContent).ShouldBe(["−127.75", "−73.20", "−48.18"]);
        levers[1].TextContent.ShouldContain("With a single NAT gateway all outbound traffic stops with its zone.");
    }

    [Fact]
    public void An_assumption_is_edited_beside_the_form_and_a_wrong_one_is_told_there()
    {
        var editor = EditorOf(ECommerce());
        var card = Cost(editor);

        card.Find("#rail-meanInstances").Input("10");
        card.Render();
        card.Find("h2").TextContent.ShouldBe("USD 965");

        card.Find("#rail-meanInstances").Input("many");
        card.Render();
        card.Find("#rail-meanInstances").GetAttribute("aria-invalid").ShouldBe("true");
        card.Find("#rail-meanInstances-problem").TextContent.ShouldContain("Mean instances is not a number.");
        editor.Blocking.ShouldHaveSingleItem().Field.ShouldBe("assumptions.meanInstances");
    }

    [Fact]
    public void Availability_is_shown_as_a_calculation_with_its_terms_and_the_tier_that_limits_it()
    {
        var card = Availability(EditorOf(ECommerce()));

        card.Find("h2").TextContent.ShouldBe("99.82 %");
        card.Find(".tiers .limits").TextContent.ShouldBe("CloudFront99.90limits");
        card.Find(".term").TextContent.ShouldBe("0.999 × 0.9999 × 0.9999 × 0.9999 × 0.9995 = 0.9982");
        card.Markup.ShouldContain("no promise of this environment");
    }

    [Fact]
    public void What_a_single_zone_does_is_said() =>
        Availability(EditorOf(ECommerce(("NatMode", "single")))).Find(".remark").TextContent.ShouldContain("outbound traffic of every instance stops with its zone");

    [Fact]
    public void The_route_says_to_whom_why_and_how_long_it_usually_takes()
    {
        var known = new UsualTimes(new UsualTime(TimeSpan.FromHours(3), 12), new UsualTime(TimeSpan.FromMinutes(26), 5));

        var words = Route(EditorOf(ECommerce(("DbBackupDays", "7"))), known);

        words.ShouldContain("Goes to the platform team because backups are kept 7 days and a person approves every change set, usually answered in 3 h.");
        words.ShouldContain("Builds in about 26 min, as the last 5 did.");
    }

    [Fact]
    public void Times_that_nobody_measured_are_said_to_be_unknown()
    {
        var words = Route(EditorOf(ECommerce()), UsualTimes.Unknown);

        words.ShouldContain("How long an answer takes is not known yet: none has been given.");
        words.ShouldContain("Builds in about 24 min, as the product says; none was built here yet.");
    }

    [Fact]
    public void A_finding_without_a_field_on_the_form_stands_beside_it()
    {
        var rail = Rail(EditorOf(ECommerce(), new TeamStanding(40, 20_000)));

        rail.Find("#field-policy").TextContent.ShouldContain("Team shop has 40 environments; beyond 40 a reviewer must accept another.");
    }

    [Fact]
    public void The_drawing_follows_what_is_chosen()
    {
        var editor = EditorOf(ECommerce());
        Rail(editor).Find(".topology").TextContent.ShouldContain("3–10");

        editor.Take(editor.Draft.With("MinCapacity", "6").With("InstanceType", "m6i.large"));

        var drawn = Rail(editor).Find(".topology").TextContent;
        drawn.ShouldContain("6–10");
        drawn.ShouldContain("m6i.large");
    }

    private IRenderedComponent<CostCard> Cost(DraftEditor editor) => Render<CostCard>(parameters => parameters.Add(card => card.Editor, editor));

    private IRenderedComponent<AvailabilityCard> Availability(DraftEditor editor) => Render<AvailabilityCard>(parameters => parameters.Add(card => card.Availability, editor.Evaluation.Availability));

    private IRenderedComponent<WizardRail> Rail(DraftEditor editor) => Render<WizardRail>(parameters => parameters
        .Add(rail => rail.Editor, editor).Add(rail => rail.Kind, RequestKind.Create).Add(rail => rail.Times, UsualTimes.Unknown));

    private string Route(DraftEditor editor, UsualTimes times) => Render<RouteNote>(parameters => parameters
        .Add(note => note.Route, editor.Evaluation.Policy.Route).Add(note => note.Times, times)
        .Add(note => note.Kind, RequestKind.Create).Add(note => note.PublishedMinutes, editor.Draft.Shelved.Product.BuildMinutes))
        .Find(".grow").TextContent.ReplaceLineEndings(" ").Trim();
}
