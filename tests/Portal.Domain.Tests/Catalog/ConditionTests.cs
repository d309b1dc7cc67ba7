using Portal.Domain.Catalog.Policies;

namespace Portal.Domain.Tests.Catalog;

public sealed class ConditionTests
{
    private static readonly PolicyFacts Facts = new(new Dictionary<string, string> { ["stage"] = "production", ["cost.expected"] = "804.10", ["inputs.DbBackupDays"] = "14" });

    [Theory]
    [InlineData("stage", Comparison.EqualTo, "production", true)]
    [InlineData("stage", Comparison.EqualTo, "Production", false)]
    [InlineData("stage", Comparison.NotEqualTo, "staging", true)]
    [InlineData("stage", Comparison.StartsWith, "prod", true)]
    [InlineData("inputs.DbBackupDays", Comparison.EqualTo, "14.0", true)]
    [InlineData("inputs.DbBackupDays", Comparison.Below, "14", false)]
    [InlineData("inputs.DbBackupDays", Comparison.AtMost, "14", true)]
    [InlineData("cost.expected", Comparison.Above, "804.09", true)]
    [InlineData("cost.expected", Comparison.AtLeast, "804.11", false)]
    [InlineData("stage", Comparison.Above, "1", false)]
    [InlineData("team", Comparison.EqualTo, "shop", false)]
    [InlineData("team", Comparison.NotEqualTo, "shop", false)]
    [InlineData("team", Comparison.Below, "5", false)]
    public void A_field_is_compared_and_an_absent_one_never_holds(string field, Comparison comparison, string value, bool holds) =>
        new Condition.Test(field, comparison, [value]).Holds(Facts).ShouldBe(holds);

    [Theory]
    [InlineData("stage", true)]
    [InlineData("team", false)]
    public void Presence_is_a_test_of_its_own(string field, bool present)
    {
        new Condition.Test(field, Comparison.Present, []).Holds(Facts).ShouldBe(present);
        new Condition.Test(field, Comparison.Absent, []).Holds(Facts).ShouldBe(!present);
    }

    [Fact]
    public void Lists_are_one_of_and_none_of()
    {
        new Condition.Test("stage", Comparison.OneOf, ["staging", "production"]).Holds(Facts).ShouldBeTrue();
        new Condition.Test("stage", Comparison.NoneOf, ["staging", "production"]).Holds(Facts).ShouldBeFalse();
        new Condition.Test("stage", Comparison.NoneOf, ["staging"]).Holds(Facts).ShouldBeTrue();
    }

    [Fact]
    public void All_any_and_not_are_what_they_say()
    {
        var (yes, no) = (new Condition.Test("stage", Comparison.Present, []), new Condition.Test("team", Comparison.Present, []));
        new Condition.All([yes, no]).Holds(Facts).ShouldBeFalse();
        new Condition.Any([yes, no]).Holds(Facts).ShouldBeTrue();
        new Condition.Not(no).Holds(Facts).ShouldBeTrue();
        Condition.Always.Holds(Facts).ShouldBeTrue();
        new Condition.Any([]).Holds(Facts).ShouldBeFalse();
    }

    [Fact]
    public void A_sentence_is_filled_once_and_a_value_is_not_looked_into()
    {
        var facts = new PolicyFacts(new Dictionary<string, string> { ["name"] = "${stage}", ["stage"] = "production" });
        facts.Fill("${name} in ${stage}, ${team}, ${open").ShouldBe("${stage} in production, –, ${open");
    }
}
