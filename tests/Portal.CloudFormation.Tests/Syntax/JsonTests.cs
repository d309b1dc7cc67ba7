using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Tests.Syntax;

public sealed class JsonTests
{
    [Fact]
    public void Tabs_and_escaped_surrogate_pairs_are_read()
    {
        var root = TemplateText.Parse(Fixture.StaticSite).Root;
        Outline.Of(root).ShouldContain("Comment: \"Café 🚀 / pages\"");
    }

    [Theory]
    [InlineData("{\"A\": {\"B\": [1, \"x\", true, null]}}", "A:\n  B: [1, x, true, ~]")]
    [InlineData("{}", "{ }")]
    [InlineData("\uFEFF{\"A\": 1}", "A: 1")]
    public void JSON_and_YAML_give_the_same_tree(string json, string yaml) => Outline.OfText(json).ShouldBe(Outline.OfText(yaml));

    [Fact]
    public void Flow_style_YAML_is_read_as_YAML() => Outline.OfText("{A: !Ref B, \"C\": d}").ShouldBe("""{A: {Ref: "B"}, C: "d"}""");

    [Fact]
    public void A_key_may_be_longer_than_YAML_allows() =>
        TemplateText.Parse($"{{\"{new string('k', 5_000)}\": 1}}").Problems.ShouldBeEmpty();
}
