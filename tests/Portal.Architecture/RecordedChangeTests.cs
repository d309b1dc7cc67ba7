using Mono.Cecil;

namespace Portal.Architecture;

public sealed class RecordedChangeTests
{
    private static readonly IReadOnlyList<TypeDefinition> Records = [.. Built.Written(Built.Domain)
        .Where(type => StageOrder.Stages.Contains(StageOrder.OfDomain.Folder(type)) && type.Properties.Any(property => property.Name == "State" && property.SetMethod is not null))];

    [Fact]
    public void Every_use_case_and_job_that_changes_a_state_writes_an_audit_row()
    {
        var changing = RecordedChanges.ChangingMethods(Records);
        RecordedChanges.Unrecorded(Built.Written(Built.Portal), changing).ShouldBeEmpty();
    }

    [Fact]
    public void Methods_that_change_a_state_are_told_from_others()
    {
        var changing = RecordedChanges.ChangingMethods(Records).Select(name => name.Split("::")[1].Split('(')[0]).ToList();
        new[] { "Submit", "Withdraw", "Reopen", "Decide", "Expire", "Close", "Begin", "StepDone", "Fail", "Follow", "Ready", "NothingToChange" }.ShouldBeSubsetOf(changing);
        changing.ShouldNotContain("WhyNot");
        changing.ShouldNotContain("Edit");
        changing.ShouldNotContain("Seen");
    }

    [Fact]
    public void The_rule_bites()
    {
        var samples = Built.Samples("Recording").ToList();
        var changing = RecordedChanges.ChangingMethods(samples.Where(type => type.Name == "SampleStay"));
        RecordedChanges.Unrecorded(samples, changing).ShouldBe(["Forgets.EndAsync"]);
    }
}
