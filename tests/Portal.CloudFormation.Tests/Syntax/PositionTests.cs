using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Tests.Syntax;

public sealed class PositionTests
{
    [Fact]
    public void Keys_and_values_know_their_line_and_column_in_YAML()
    {
        var root = TemplateText.Parse("A: 1\nB:\n  - !Ref C\n  - D: x").Root.ShouldBeOfType<Mapping>();
        root.Entries[1].At.ShouldBe(new Position(2, 1));
        var list = root["B"].ShouldBeOfType<Sequence>();
        list.Items[0].At.ShouldBe(new Position(3, 5));
        list.Items[1].ShouldBeOfType<Mapping>()["D"]!.At.ShouldBe(new Position(4, 8));
    }

    [Fact]
    public void Keys_and_values_know_their_line_and_column_in_JSON()
    {
        var root = TemplateText.Parse("{\n  \"é\": [1,\n    \"x\"]}").Root.ShouldBeOfType<Mapping>();
        root.Entries[0].At.ShouldBe(new Position(2, 3));
        root["é"].ShouldBeOfType<Sequence>().At.ShouldBe(new Position(2, 8));
        root["é"].ShouldBeOfType<Sequence>().Items[1].At.ShouldBe(new Position(3, 5));
    }
}
