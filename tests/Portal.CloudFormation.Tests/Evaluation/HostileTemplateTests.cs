using FsCheck;
using FsCheck.Fluent;
using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Tests.Evaluation;

public sealed class HostileTemplateTests
{
    [Fact]
    public void Text_that_doubles_at_each_level_is_stopped()
    {
        var nested = "x";
        for (var i = 0; i < 18; i++) nested = $$"""{ "Fn::Sub": ["${A}${A}${A}${A}${A}${A}${A}${A}", { "A": {{(i == 0 ? "\"xxxxxxxxxxxxxxxx\"" : nested)}} }] }""";
        var evaluated = Stack.Evaluate($$"""{ "Resources": { "R": { "Type": "A::B::C", "Properties": { "P": {{nested}} } } } }""");
        evaluated.Problems.ShouldHaveSingleItem().Message.ShouldContain("more text than can be evaluated");
    }

    [Fact]
    public void A_large_value_used_many_times_is_stopped()
    {
        var items = string.Join(",", Enumerable.Repeat("\"" + new string('x', 1_000) + "\"", 300));
        var uses = string.Join(",", Enumerable.Repeat("""{ "Fn::Join": ["", { "Fn::FindInMap": ["M", "a", "b"] }] }""", 5_000));
        var evaluated = Stack.Evaluate($$"""
            { "Mappings": { "M": { "a": { "b": [{{items}}] } } },
              "Resources": { "R": { "Type": "A::B::C", "Properties": { "P": [{{uses}}] } } } }
            """);
        evaluated.Problems.ShouldHaveSingleItem().Message.ShouldContain("more text than can be evaluated");
    }

    [Fact]
    public void Loops_within_loops_are_stopped()
    {
        var members = string.Join(",", Enumerable.Range(0, 200).Select(i => $"\"m{i}\""));
        var body = """{ "K${A}${B}${C}${D}": "x" }""";
        foreach (var name in new[] { "D", "C", "B", "A" }) body = $$"""{ "Fn::ForEach::{{name}}": ["{{name}}", [{{members}}], {{body}}] }""";
        var evaluated = Stack.Evaluate($$"""
            { "Transform": "AWS::LanguageExtensions", "Resources": { "R": { "Type": "A::B::C", "Properties": {{body}} } } }
            """);
        evaluated.Problems.ShouldContain(p => p.Message.Contains("more text than can be evaluated"));
    }

    [Fact]
    public void A_chain_of_ten_thousand_conditions_is_stopped()
    {
        var chain = string.Join(",", Enumerable.Range(0, 10_000).Select(i => $$"""
            "C{{i}}": {"Fn::Not":[{"Condition":"C{{i + 1}}"}]}
            """));
        var evaluated = Stack.Evaluate($$"""
            { "Conditions": { {{chain}}, "C10000": {"Fn::Equals":["a","a"]} }, "Resources": { "R": { "Type": "A::B::C" } } }
            """);
        evaluated.Problems.ShouldContain(p => p.Message.Contains("nested more than 400 levels"));
    }

    [Fact]
    public void Thousands_of_small_things_take_no_quadratic_time()
    {
        var resources = string.Join(",", Enumerable.Range(0, 20_000).Select(i => $$"""
            "R{{i}}":{"Type":"A::B::C"}
            """));
        var keys = string.Join(",", Enumerable.Range(0, 12_000).Select(i => $$"""
            "k{{i}}":"{{i % 7}}"
            """));
        var names = string.Concat(Enumerable.Range(0, 12_000).Select(i => $$"""
            ${k{{i}}}
            """));
        var evaluated = Stack.Evaluate($$"""{ "Resources": { {{resources}} } }""");
        evaluated.Problems.ShouldBeEmpty();
        _ = CloudFormation.Diff.TemplateDiff.Of(evaluated, evaluated);

        var template = Stack.Template($$"""
            { "Conditions": { "C": { "Fn::Equals": [ { {{keys}} }, { {{keys}} } ] } },
              "Resources": { "R": { "Type": "A::B::C", "Properties": { "P": { "Fn::Sub": ["{{names}}", { {{keys}} }] }, {{keys}} } } } }
            """);
        var large = Evaluator.Evaluate(template, Stack.Given(), Stack.Pseudo);
        large.Problems.ShouldBeEmpty();
        CloudFormation.Diff.TemplateDiff.Of(large, large).IsEmpty.ShouldBeTrue();
        CloudFormation.Rendering.CanonicalText.Render(template).ShouldNotBeEmpty();
    }

    [Fact]
    public void Evaluation_is_total_on_random_trees() =>
        Prop.ForAll(RandomTemplates.Arbitrary, text =>
        {
            var reading = Template.Read(text);
            if (reading.Template is not { } template) return reading.Problems.Count > 0;
            var evaluated = Evaluator.Evaluate(template, Stack.Given(("P1", "a"), ("P2", "1,2")), Stack.Pseudo);
            return evaluated.Problems.All(p => p.Message.Length > 10 && p.At.Line >= 1);
        }).Check(Sizes.Trees);

    [Fact]
    public void Evaluation_is_total_on_mutated_templates() =>
        Prop.ForAll(Syntax.Mutations.Of(Fixture.ThreeTier, Fixture.StaticSite), text =>
        {
            if (Template.Read(text).Template is not { } template) return true;
            var evaluated = Evaluator.Evaluate(template, Stack.ThreeTierInputs, Stack.Pseudo);
            _ = CloudFormation.Graph.ReferenceGraph.Of(template);
            _ = CloudFormation.Topology.TopologyModel.Of(evaluated);
            _ = CloudFormation.Diff.TemplateDiff.Of(Stack.ThreeTier(), evaluated);
            _ = CloudFormation.Parameters.ParameterCheck.Check(template, Stack.ThreeTierInputs, Stack.Pseudo);
            var rendered = CloudFormation.Rendering.CanonicalText.Render(template);
            return Template.Read(System.Text.Encoding.UTF8.GetString(rendered)).Template is { } again
                && CloudFormation.Rendering.CanonicalText.Render(again).AsSpan().SequenceEqual(rendered);
        }).Check(Sizes.Trees);
}
