using System.Text;
using Portal.CloudFormation.Rendering;

namespace Portal.CloudFormation.Tests.Rendering;

public sealed class CanonicalTextTests
{
    [Fact]
    public void YAML_and_JSON_of_one_meaning_give_the_same_bytes()
    {
        const string yaml = """
            # A comment.
            Resources:
              B:
                Type: A::B::C
                DependsOn: A
                Properties:
                  Text: !Sub "${A.Arn}-${AWS::Region}"
                  List: [!GetAtt A.B.C, yes, 3, "3"]
              A: { Type: "A::B::C" }
            """;
        const string json = """
            { "Resources": {
                "A": { "Type": "A::B::C" },
                "B": { "Properties": { "List": [ {"Fn::GetAtt": ["A", "B.C"]}, true, 3, "3" ],
                                       "Text": {"Fn::Sub": ["${A.Arn}-${AWS::Region}", {}]} },
                       "DependsOn": ["A"], "Type": "A::B::C" } } }
            """;
        Render(yaml).ShouldBe(Render(json));
        Render(yaml).ShouldBe(
            """{"Resources":{"A":{"Type":"A::B::C"},"B":{"DependsOn":["A"],"Properties":{"List":[{"Fn::GetAtt":["A","B.C"]},true,3,"3"],"Text":{"Fn::Sub":["${AArn}-${AWS::Region}",{"AArn":{"Fn::GetAtt":["A","Arn"]}}]}},"Type":"A::B::C"}}}""");
    }

    [Theory]
    [InlineData("!Sub plain", """{"Fn::Sub":["plain",{}]}""")]
    [InlineData("!Sub '${A}'", """{"Fn::Sub":["${A}",{}]}""")]
    [InlineData("!Sub '${A.B.C}'", """{"Fn::Sub":["${ABC}",{"ABC":{"Fn::GetAtt":["A","B.C"]}}]}""")]
    [InlineData("!Sub '${A.B}${A.B}'", """{"Fn::Sub":["${AB}${AB}",{"AB":{"Fn::GetAtt":["A","B"]}}]}""")]
    [InlineData("!Sub '${AB}${A.B}'", """{"Fn::Sub":["${AB}${AB2}",{"AB2":{"Fn::GetAtt":["A","B"]}}]}""")]
    [InlineData("!Sub '${A.BC}${AB.C}'", """{"Fn::Sub":["${ABC}${ABC2}",{"ABC":{"Fn::GetAtt":["A","BC"]},"ABC2":{"Fn::GetAtt":["AB","C"]}}]}""")]
    [InlineData("!Sub ['${A.B}${X}', {X: !Sub '${A.C}'}]", """{"Fn::Sub":["${AB}${X}",{"AB":{"Fn::GetAtt":["A","B"]},"X":{"Fn::Sub":["${AC}",{"AC":{"Fn::GetAtt":["A","C"]}}]}}]}""")]
    [InlineData("!Sub ['${A.B}', {A.B: own}]", """{"Fn::Sub":["${A.B}",{"A.B":"own"}]}""")]
    [InlineData("!Sub '${!A.B} $A {B} ${!}${'", """{"Fn::Sub":["${!A.B} $A {B} ${!}${",{}]}""")]
    [InlineData("[010, 0x1F, 1_000, 22:22, .5, +1, .inf]", """["010","0x1F","1_000","22:22",".5","+1",".inf"]""")]
    [InlineData("[1.10, -0, 8.4, 12345678901234567890123]", "[1.10,-0,8.4,12345678901234567890123]")]
    [InlineData("[Yes, OFF, True, 'yes']", """[true,false,true,"yes"]""")]
    [InlineData("2010-09-09", "\"2010-09-09\"")]
    [InlineData("'é<>&'", "\"é<>&\"")]
    [InlineData("'\"\\'", "\"\\\"\\\\\"")]
    [InlineData("{b: 1, a: 2, B: 3, '': 4}", """{"":4,"B":3,"a":2,"b":1}""")]
    public void An_expression_has_one_text(string yaml, string json) =>
        Render($"Resources: {{ R: {{ Type: 'A::B::C', Properties: {{ P: {yaml} }} }} }}").ShouldBe(
            """{"Resources":{"R":{"Properties":{"P":""" + json + """},"Type":"A::B::C"}}}""");

    [Fact]
    public void The_order_of_names_under_DependsOn_means_nothing() =>
        Render("Resources: { A: { Type: 'A::B::C' }, B: { Type: 'A::B::C' }, C: { Type: 'A::B::C', DependsOn: [B, A] } }")
            .ShouldContain("""{"DependsOn":["A","B"],"Type":"A::B::C"}""");

    [Fact]
    public void What_was_rendered_renders_to_itself_and_evaluates_alike()
    {
        var once = Render(Fixture.ThreeTier);
        Render(once).ShouldBe(once);
        var before = Stack.ThreeTier();
        var after = CloudFormation.Evaluation.Evaluator.Evaluate(Stack.Template(once), Stack.ThreeTierInputs, Stack.Pseudo);
        CloudFormation.Diff.TemplateDiff.Of(before, after).IsEmpty.ShouldBeTrue();
    }

    private static string Render(string text) => Encoding.UTF8.GetString(CanonicalText.Render(Stack.Template(text)));
}
