using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Home.First;
using Portal.Platform.Ui;
using Portal.Requests;
using Portal.Tests.Harness;

namespace Portal.Tests.Home;

public sealed class FirstStepsTests
{
    private static readonly FirstFacts Nothing = new(0, 0, null, [], 0, null);
    private static readonly FirstFacts Prepared = new(2, 2, null, ["Three-tier web application"], 1, null);
    private static readonly Actor Tomas = new(new PersonId("tomas.rey"), "Tomás Rey", "platform", new HashSet<Role> { Role.Requester, Role.Approver, Role.Administrator });

    [Fact]
    public void A_portal_without_anything_says_what_is_missing_and_leads_nobody_into_the_form()
    {
        var steps = FirstSteps.Of(Nothing, Products.Mara);

        steps.Select(step => step.Title).ShouldBe(["Account", "Product", "Approver", "Request", "Environment"]);
        steps.Take(3).Select(step => step.Word).ShouldBe(["Missing", "Missing", "Nobody yet"]);
        steps[3].State.ShouldBeNull();
        steps[3].Href.ShouldBeNull();
    }

    [Fact]
    public void An_account_that_does_not_answer_gives_its_reason_and_a_way_to_it_for_platform_people_only()
    {
        var facts = Prepared with { Reachable = 0, Unreachable = "The role portal-deploy may not be assumed." };

        FirstSteps.Of(facts, Products.Mara)[0].ShouldSatisfyAllConditions(
            step => step.State.ShouldBe(Status.Failed), step => step.Text.ShouldBe("The role portal-deploy may not be assumed."), step => step.Href.ShouldBeNull());
        FirstSteps.Of(facts, Tomas)[0].Href.ShouldBe("/accounts");
    }

    [Fact]
    public void One_region_that_answers_is_enough()
    {
        FirstSteps.Of(Prepared with { Reachable = 1, Unreachable = "No answer." }, Products.Mara)[0].Text.ShouldBe("1 of 2 regions answer");
        FirstSteps.MayAsk(Prepared with { Reachable = 1, Unreachable = "No answer." }).ShouldBeTrue();
    }

    [Fact]
    public void With_everything_prepared_the_form_is_next_for_engineers_and_a_reviewer_is_told_to_wait()
    {
        FirstSteps.Of(Prepared, Products.Mara)[3].ShouldSatisfyAllConditions(step => step.Word.ShouldBe("Next"), step => step.Href.ShouldBe("/new"));
        FirstSteps.Of(Prepared, new Actor(new PersonId("priya.nair"), "Priya Nair", "finance", new HashSet<Role> { Role.CostReviewer }))[3].Href.ShouldBeNull();
    }

    [Fact]
    public void A_request_that_is_there_is_named_and_led_to()
    {
        var request = EnvironmentRequest.StartDraft(RequestKind.Create, Products.Environment, Products.DraftOf(Products.ThreeTier).Content, Products.Mara, new(2026, 11, 19, 14, 32, 0, TimeSpan.Zero));
        var view = new RequestView(request, (RequestStanding)Activator.CreateInstance(typeof(RequestStanding), nonPublic: true)!);

        FirstSteps.Of(Prepared with { First = view }, Products.Mara)[3].ShouldSatisfyAllConditions(
            step => step.State.ShouldBe(Status.Draft), step => step.Text.ShouldBe("shop-prod by Mara Lindqvist"), step => step.Href.ShouldBe($"/requests/{request.Id}"));
    }
}
