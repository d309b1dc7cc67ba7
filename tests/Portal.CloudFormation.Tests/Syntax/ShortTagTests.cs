namespace Portal.CloudFormation.Tests.Syntax;

public sealed class ShortTagTests
{
    [Theory]
    [InlineData("!Ref Vpc", """{Ref: "Vpc"}""")]
    [InlineData("!Ref 123", """{Ref: "123"}""")]
    [InlineData("!Ref AWS::Region", """{Ref: "AWS::Region"}""")]
    [InlineData("!GetAtt A.B", """{Fn::GetAtt: ["A", "B"]}""")]
    [InlineData("!GetAtt A.B.C", """{Fn::GetAtt: ["A", "B.C"]}""")]
    [InlineData("!GetAtt [A, B.C]", """{Fn::GetAtt: ["A", "B.C"]}""")]
    [InlineData("Fn::GetAtt: A.B.C", """{Fn::GetAtt: ["A", "B.C"]}""")]
    [InlineData("""{"Fn::GetAtt": "A.B.C"}""", """{Fn::GetAtt: ["A", "B.C"]}""")]
    [InlineData("!GetAtt NoAttribute", """{Fn::GetAtt: "NoAttribute"}""")]
    [InlineData("!Sub ${A}-x", """{Fn::Sub: "${A}-x"}""")]
    [InlineData("!Sub ['${A}', {A: 1}]", """{Fn::Sub: ["${A}", {A: 1}]}""")]
    [InlineData("!Join ['-', [a, !Ref B]]", """{Fn::Join: ["-", ["a", {Ref: "B"}]]}""")]
    [InlineData("!Select [0, !GetAZs '']", """{Fn::Select: [0, {Fn::GetAZs: ""}]}""")]
    [InlineData("!Split [',', a]", """{Fn::Split: [",", "a"]}""")]
    [InlineData("!FindInMap [M, a, b]", """{Fn::FindInMap: ["M", "a", "b"]}""")]
    [InlineData("!If [C, 1, !Ref AWS::NoValue]", """{Fn::If: ["C", 1, {Ref: "AWS::NoValue"}]}""")]
    [InlineData("!And [!Condition A, !Not [!Condition B]]", """{Fn::And: [{Condition: "A"}, {Fn::Not: [{Condition: "B"}]}]}""")]
    [InlineData("!Or [!Equals [a, b], !Equals [1, 2]]", """{Fn::Or: [{Fn::Equals: ["a", "b"]}, {Fn::Equals: [1, 2]}]}""")]
    [InlineData("!Base64 text", """{Fn::Base64: "text"}""")]
    [InlineData("!Cidr [10.0.0.0/16, 3, 8]", """{Fn::Cidr: ["10.0.0.0/16", 3, 8]}""")]
    [InlineData("!ImportValue name", """{Fn::ImportValue: "name"}""")]
    [InlineData("!Transform {Name: AWS::Include}", """{Fn::Transform: {Name: "AWS::Include"}}""")]
    [InlineData("!Length [a, b]", """{Fn::Length: ["a", "b"]}""")]
    [InlineData("!ToJsonString {a: 1}", """{Fn::ToJsonString: {a: 1}}""")]
    [InlineData("Fn::ForEach::Each: [X, [a], {}]", """{Fn::ForEach::Each: ["X", ["a"], {}]}""")]
    public void A_short_tag_becomes_its_long_form(string yaml, string outline) => Outline.OfText(yaml).ShouldBe(outline);

    [Fact]
    public void A_tag_in_a_block_keeps_the_block_as_its_argument() =>
        Outline.OfText("Text: !Sub |\n  a\n  ${B}\n").ShouldBe("{Text: {Fn::Sub: \"a\n${B}\n\"}}");
}
