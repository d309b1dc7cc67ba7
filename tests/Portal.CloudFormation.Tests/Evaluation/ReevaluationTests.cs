using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Tests.Products;

namespace Portal.CloudFormation.Tests.Evaluation;

public sealed class ReevaluationTests
{
    public static TheoryData<string> Products => ProductFolder.All;

    /// <summary>Every allowed value of every parameter, and a text for the others, one at a time.</summary>
    [Theory, MemberData(nameof(Products))]
    public void Trying_a_value_gives_the_resources_of_a_whole_evaluation(string folder)
    {
        var template = ProductFolder.At(folder).Template;
        var values = template.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default ?? "eu-west-1a");
        var before = Evaluator.Evaluate(template, values, Stack.Pseudo);
        var reevaluation = Reevaluation.Of(template);

        foreach (var parameter in template.Parameters)
            foreach (var value in parameter.AllowedValues.DefaultIfEmpty("arn:aws:acm:us-east-1:1:certificate/7"))
            {
                var tried = new Dictionary<string, string>(values) { [parameter.Name] = value };
                var whole = Evaluator.Evaluate(template, tried, Stack.Pseudo).Resources;
                var partial = reevaluation.With(before, parameter.Name, tried, Stack.Pseudo).Resources;

                partial.Select(resource => resource.LogicalId).ShouldBe(whole.Select(resource => resource.LogicalId), $"{parameter.Name} = {value}");
                foreach (var (one, other) in partial.Zip(whole)) one.Properties.Equals(other.Properties).ShouldBeTrue($"{parameter.Name} = {value}: {one.LogicalId}");
            }
    }

    [Fact]
    public void A_parameter_reaches_what_stands_under_a_condition_on_it()
    {
        var template = Stack.Template("""
            Parameters: { P: {Type: String, Default: a}, Q: {Type: String, Default: a} }
            Conditions: { One: !Equals [!Ref P, a], Two: !Not [!Condition One] }
            Resources:
              A: {Type: 'AWS::SNS::Topic', Condition: Two}
              B: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !If [One, x, y]}}
              C: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Sub '${Q}'}}
            """);

        Reevaluation.Of(template).Reached("P").ShouldBe(["A", "B"], ignoreOrder: true);
        Reevaluation.Of(template).Reached("Q").ShouldBe(["C"]);
    }
}
