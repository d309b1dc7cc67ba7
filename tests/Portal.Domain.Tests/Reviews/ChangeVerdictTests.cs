using Portal.Domain.ChangeSets;
using Portal.Domain.Reviews;

namespace Portal.Domain.Tests.Reviews;

public sealed class ChangeVerdictTests
{
    private static readonly Change Modify = new("Database", "db-1", "AWS::RDS::DBInstance", "Modify", "False", ["Properties"], null, [Detail()]);

    [Theory]
    [InlineData("Add", null, Certainty.Will, "Made new.")]
    [InlineData("Remove", null, Certainty.Will, "Deleted.")]
    [InlineData("Remove", "Delete", Certainty.Will, "Deleted.")]
    [InlineData("Remove", "Retain", Certainty.Will, "Leaves the stack and is kept in the account.")]
    [InlineData("Remove", "Snapshot", Certainty.Will, "Deleted; a final snapshot is kept.")]
    [InlineData("Import", null, Certainty.Will, "Taken into the stack as it is.")]
    [InlineData("Dynamic", null, Certainty.May, "CloudFormation knows only while it runs what becomes of it.")]
    public void Actions_without_details_speak_for_themselves(string action, string? policy, Certainty certainty, string reason) =>
        ChangeVerdict.Of(Modify with { Action = action, PolicyAction = policy, Replacement = null, Details = [] })
            .ShouldBe(new ChangeVerdict(certainty, action == "Dynamic", reason));

    [Theory]
    [InlineData("True", "Static", Certainty.Will, true)]
    [InlineData("True", "Dynamic", Certainty.May, true)]
    [InlineData("Conditional", "Static", Certainty.May, true)]
    [InlineData("Conditional", "Dynamic", Certainty.May, true)]
    [InlineData("False", "Static", Certainty.Will, false)]
    [InlineData("False", "Dynamic", Certainty.May, false)]
    [InlineData(null, "Static", Certainty.Will, false)]
    public void A_modification_is_as_sure_as_what_is_known_of_it(string? replacement, string evaluation, Certainty certainty, bool replaces)
    {
        var verdict = ChangeVerdict.Of(Modify with { Replacement = replacement, Details = [Detail(evaluation)] });
        (verdict.Certainty, verdict.Replaces).ShouldBe((certainty, replaces));
        verdict.Reason.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_same_before_and_after_is_noise_even_with_a_replacement_announced() =>
        ChangeVerdict.Of(Modify with { Replacement = "True", Details = [Detail("Dynamic", "1", "1")] }).ShouldBe(new ChangeVerdict(Certainty.Noise, false, "Before and after are the same."));

    [Fact]
    public void One_difference_among_equal_values_is_no_noise() =>
        ChangeVerdict.Of(Modify with { Details = [Detail("Static", "1", "1"), Detail("Static", "1", "2")] }).Certainty.ShouldBe(Certainty.Will);

    [Fact]
    public void Unknown_values_are_not_taken_for_equal_ones() =>
        ChangeVerdict.Of(Modify with { Details = [Detail("Static", null, null)] }).Certainty.ShouldBe(Certainty.Will);

    private static ChangeDetail Detail(string evaluation = "Static", string? before = "1", string? after = "2") =>
        new("Properties", "Size", "/Properties/Size", "Never", evaluation, "DirectModification", null, before, after);
}
