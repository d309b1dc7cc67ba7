using Portal.CloudFormation;
using Portal.Domain.Catalog;
using Portal.Requests.Wizard;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests.Wizard;

public sealed class ControlKindTests
{
    [Theory]
    [InlineData("InstanceType", ControlKind.Table)]
    [InlineData("MinCapacity", ControlKind.Number)]
    [InlineData("DeletionProtection", ControlKind.Switch)]
    [InlineData("CacheNodeType", ControlKind.Select)]
    [InlineData("CacheReplicas", ControlKind.Segmented)]
    [InlineData("VpcCidr", ControlKind.Text)]
    [InlineData("AppPort", ControlKind.Number)]
    public void The_three_tier_product_gets_the_controls_it_names_or_its_types_suggest(string parameter, ControlKind kind) =>
        KindOf(Products.ThreeTier.Product, Products.ThreeTier.Template, parameter).ShouldBe(kind);

    [Theory]
    [InlineData("BoardTitle", ControlKind.Text)]
    [InlineData("WebHook", ControlKind.Secret)]
    [InlineData("KeepSeconds", ControlKind.Number)]
    [InlineData("Attachments", ControlKind.Segmented)]
    [InlineData("Sites", ControlKind.List)]
    public void A_product_nobody_wrote_code_for_gets_its_controls_too(string parameter, ControlKind kind) =>
        KindOf(Products.NoticeBoard.Product, Products.NoticeBoard.Template, parameter).ShouldBe(kind);

    [Fact]
    public void A_secret_stays_a_secret_whatever_control_is_named() =>
        ControlKinds.Of(Field("text"), Parameter() with { NoEcho = true }).ShouldBe(ControlKind.Secret);

    [Fact]
    public void A_control_that_needs_choices_gives_way_where_there_are_none() =>
        ControlKinds.Of(Field("table"), Parameter()).ShouldBe(ControlKind.Text);

    [Fact]
    public void Two_truth_values_are_a_switch() =>
        ControlKinds.Of(Field(null), Parameter() with { AllowedValues = ["false", "true"] }).ShouldBe(ControlKind.Switch);

    [Fact]
    public void Many_choices_are_a_list_to_open_and_few_stand_side_by_side()
    {
        ControlKinds.Of(Field(null), Parameter() with { AllowedValues = ["a", "b", "c", "d", "e"] }).ShouldBe(ControlKind.Select);
        ControlKinds.Of(Field(null), Parameter() with { AllowedValues = ["a", "b"] }).ShouldBe(ControlKind.Segmented);
    }

    private static ControlKind KindOf(Product product, Template template, string parameter) =>
        ControlKinds.Of(FieldPaths.Field(product, parameter)!, template.Parameter(parameter)!);

    private static FormField Field(string? control) => new("Key", "Key", null, control, null, new Dictionary<string, IReadOnlyDictionary<string, string>>());

    private static ParameterDeclaration Parameter() => new("Key", "String", null, null, [], null, null, null, null, null, null, false, default);
}
