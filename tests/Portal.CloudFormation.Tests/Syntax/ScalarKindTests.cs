using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Tests.Syntax;

public sealed class ScalarKindTests
{
    [Theory]
    [InlineData("1", ScalarKind.Integer)]
    [InlineData("-17", ScalarKind.Integer)]
    [InlineData("1_000", ScalarKind.Integer)]
    [InlineData("010", ScalarKind.Integer)]
    [InlineData("0x1F", ScalarKind.Integer)]
    [InlineData("0b101", ScalarKind.Integer)]
    [InlineData("22:22", ScalarKind.Integer)]
    [InlineData("012345678901", ScalarKind.String)]
    [InlineData("1.10", ScalarKind.Decimal)]
    [InlineData(".5", ScalarKind.Decimal)]
    [InlineData("1.5e+3", ScalarKind.Decimal)]
    [InlineData(".inf", ScalarKind.Decimal)]
    [InlineData("1e5", ScalarKind.String)]
    [InlineData("8.4.2", ScalarKind.String)]
    [InlineData("10.0.0.0/16", ScalarKind.String)]
    [InlineData("2010-09-09", ScalarKind.String)]
    [InlineData("-", ScalarKind.String)]
    [InlineData("yes", ScalarKind.Boolean)]
    [InlineData("Off", ScalarKind.Boolean)]
    [InlineData("TRUE", ScalarKind.Boolean)]
    [InlineData("tRUE", ScalarKind.String)]
    [InlineData("y", ScalarKind.String)]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("Null", ScalarKind.Null)]
    [InlineData("''", ScalarKind.String)]
    [InlineData("'1'", ScalarKind.String)]
    [InlineData("\"true\"", ScalarKind.String)]
    [InlineData("!!str 1", ScalarKind.String)]
    [InlineData("! 1", ScalarKind.String)]
    public void A_scalar_has_the_kind_of_YAML_1_1(string yaml, ScalarKind kind)
    {
        if (yaml == "-") yaml = "'-'";
        var scalar = TemplateText.Parse($"Key: {yaml}").Root.ShouldBeOfType<Mapping>()["Key"].ShouldBeOfType<Scalar>();
        scalar.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("010")]
    [InlineData("1.10")]
    [InlineData("1_000")]
    public void A_scalar_keeps_what_was_typed(string typed) =>
        TemplateText.Parse($"[{typed}]").Root.ShouldBeOfType<Sequence>().Items[0].ShouldBeOfType<Scalar>().Text.ShouldBe(typed);

    [Theory]
    [InlineData("1", ScalarKind.Integer)]
    [InlineData("1.10", ScalarKind.Decimal)]
    [InlineData("1e5", ScalarKind.Decimal)]
    [InlineData("true", ScalarKind.Boolean)]
    [InlineData("null", ScalarKind.Null)]
    [InlineData("\"yes\"", ScalarKind.String)]
    public void A_scalar_of_JSON_has_the_kind_of_JSON(string json, ScalarKind kind) =>
        TemplateText.Parse($"{{\"Key\": {json}}}").Root.ShouldBeOfType<Mapping>()["Key"].ShouldBeOfType<Scalar>().Kind.ShouldBe(kind);
}
