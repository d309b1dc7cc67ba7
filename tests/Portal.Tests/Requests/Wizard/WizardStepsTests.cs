using Portal.Domain.Catalog;
using Portal.Requests.Wizard;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests.Wizard;

public sealed class WizardStepsTests
{
    [Fact]
    public void Steps_are_the_products_with_name_and_place_first_and_a_review_last()
    {
        var steps = WizardSteps.Of(Products.ThreeTier.Product);

        steps.Select(step => step.Title).ShouldBe(["Purpose", "Size", "Data", "Network and edge", "Review"]);
        steps[0].AsksWho.ShouldBeTrue();
        steps[^1].IsReview.ShouldBeTrue();
    }

    [Fact]
    public void A_product_that_begins_elsewhere_gets_a_first_step_of_its_own()
    {
        var product = Products.ThreeTier.Product;

        var steps = WizardSteps.Of(product with { Steps = product.Steps.Skip(1).ToList() });

        steps.Select(step => step.Title).ShouldBe(["Purpose", "Size", "Data", "Network and edge", "Review"]);
        steps[0].Fields.ShouldBe(FieldPaths.OfRequest);
    }

    [Theory]
    [InlineData("name", "purpose")]
    [InlineData("inputs.AlarmEmail", "purpose")]
    [InlineData("inputs.DbStorageGb", "data")]
    [InlineData("inputs.Nonsense", "review")]
    public void A_problem_leads_to_the_step_that_asks(string field, string step)
    {
        var steps = WizardSteps.Of(Products.ThreeTier.Product);

        steps[steps.Asking(field)].Id.ShouldBe(step);
    }
}
