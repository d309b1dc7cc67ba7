using FsCheck;
using FsCheck.Fluent;
using Portal.CloudFormation.Diff;
using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Limits;
using Portal.CloudFormation.Parameters;
using Portal.CloudFormation.Rendering;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Tests.Products;

/// <summary>Every product under inputs drawn at random: few by default, 10,000 each with PORTAL_LONG_TESTS=1. A failure names its seed.</summary>
public sealed class RandomInputTests
{
    public static TheoryData<string> Products => ProductFolder.All;

    [Theory, MemberData(nameof(Products))]
    public void Any_valid_inputs_render(string folder)
    {
        var product = ProductFolder.At(folder);
        var (template, body) = (product.Template, System.Text.Encoding.UTF8.GetString(CanonicalText.Render(product.Template)));
        Prop.ForAll(Seeds, seed =>
        {
            var inputs = new RandomInputs(template, seed);
            var values = inputs.Valid();
            var evaluated = Evaluator.Evaluate(template, values, inputs.Pseudo);
            evaluated.Problems.ShouldBeEmpty();
            evaluated.Resources.Count.ShouldBeGreaterThan(0);
            TemplateLimits.Measure(body, template, values).ShouldAllBe(use => !use.IsExceeded);
            TopologyModel.Of(evaluated).ShouldNotBeNull();
            // Another evaluation of the same inputs is the same to the last value.
            TemplateDiff.Of(evaluated, Evaluator.Evaluate(template, values, inputs.Pseudo)).IsEmpty.ShouldBeTrue();
        }).Check(Sizes.Inputs);
    }

    [Theory, MemberData(nameof(Products))]
    public void Any_invalid_input_is_a_problem_of_its_own_field(string folder)
    {
        var template = ProductFolder.At(folder).Template;
        Prop.ForAll(Seeds, seed =>
        {
            var inputs = new RandomInputs(template, seed);
            if (inputs.Invalid() is not var (values, wrong)) return;
            var problems = ParameterCheck.Check(template, values, inputs.Pseudo);
            problems.ShouldContain(problem => problem.Parameter == wrong, $"{wrong} = {values.GetValueOrDefault(wrong)}");
            problems.ShouldAllBe(problem => problem.Message.Length > 10 && problem.Fix.Length > 5);
            // What is wrong is told, and evaluated all the same without an exception.
            _ = Evaluator.Evaluate(template, values, inputs.Pseudo);
        }).Check(Sizes.Inputs);
    }

    private static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
}
