using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Tests.Syntax;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("", 1, 1, "empty")]
    [InlineData("  \n# only a comment\n", 1, 1, "empty")]
    [InlineData("A: &x 1\nB: 2", 1, 4, "anchor &x")]
    [InlineData("A: 1\nB: *x", 2, 4, "alias *x")]
    [InlineData("A: 1\nB:\n  <<: {C: 1}", 3, 3, "merge key <<")]
    [InlineData("A: 1\nB: 2\nA: 3", 3, 1, "already there at line 1, column 1")]
    [InlineData("{\"A\": 1,\n \"A\": 2}", 2, 2, "already there at line 1, column 2")]
    [InlineData("A: 1\n---\nB: 2", 2, 1, "second document")]
    [InlineData("A: b\u0007c", 1, 5, "control character U+0007")]
    [InlineData("A: \"b\\0\"", 1, 4, "control character U+0000")]
    [InlineData("{\"A\": \"\\u0000\"}", 1, 7, "control character U+0000")]
    [InlineData("{\"A\": \"\\ud83d\"}", 1, 7, "surrogate")]
    [InlineData("A: !Reff B", 1, 4, "The tag !Reff")]
    [InlineData("A: !!binary aGVsbG8=", 1, 4, "The tag !!binary")]
    [InlineData("A: !!set {a, b}", 1, 4, "The tag !!set")]
    [InlineData("? [a, b]\n: c", 1, 3, "A key must be plain text")]
    [InlineData("!Ref A: b", 1, 1, "A key must be plain text")]
    [InlineData(": b", 1, 1, "A key is missing")]
    [InlineData("A: [1, 2", 2, 1, "starts at line 1, column 4 is still open")]
    [InlineData("A:\n\tB: 1", 2, 1, "A tab")]
    [InlineData("A: !Base64 !Sub x", 1, 12, "not well-formed YAML")]
    [InlineData("{\"A\": 1,\n  \"B\": tru}", 2, 11, "not well-formed JSON")]
    [InlineData("{\"é🚀\": tru}", 1, 12, "not well-formed JSON")]
    public void What_no_template_may_hold_is_refused_with_its_place(string text, int line, int column, string says)
    {
        var parsed = TemplateText.Parse(text);
        parsed.Root.ShouldBeNull();
        parsed.Problems[0].Message.ShouldContain(says);
        (parsed.Problems[0].At.Line, parsed.Problems[0].At.Column).ShouldBe((line, column));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_with_its_place()
    {
        var problem = TemplateText.Parse("A: 1\nB: " + '\ud83d' + "x").Problems.ShouldHaveSingleItem();
        problem.Message.ShouldContain("surrogate");
        problem.At.ShouldBe(new Position(2, 4));
    }

    [Fact]
    public void Several_problems_come_back_at_once() =>
        TemplateText.Parse("A: 1\nA: 2\nB: !Wrong x\nC: 1\nC: 2").Problems.Count.ShouldBe(3);

    [Fact]
    public void Nesting_beyond_64_levels_is_refused()
    {
        TemplateText.Parse(Nested(64)).Problems.ShouldBeEmpty();
        TemplateText.Parse(Nested(65)).Problems.ShouldHaveSingleItem().Message.ShouldContain("64 levels");
        TemplateText.Parse(Nested(500_000)).Problems.ShouldHaveSingleItem().Message.ShouldContain("64 levels");

        static string Nested(int levels) => new string('[', levels) + new string(']', levels);
    }

    [Fact]
    public void A_text_over_one_megabyte_is_refused_by_its_bytes()
    {
        TemplateText.Parse("A: " + new string('x', TemplateText.LargestText - 3)).Problems.ShouldBeEmpty();
        TemplateText.Parse("A: " + new string('x', TemplateText.LargestText - 2)).Problems[0].Message.ShouldContain("1,048,576 bytes");
        TemplateText.Parse("A: " + new string('é', TemplateText.LargestText / 2)).Problems[0].Message.ShouldContain("1,048,576 bytes");
    }
}
