using Portal.Deployments;
using Portal.Domain.Deployments;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

public sealed class ResourceRunTests
{
    [Fact]
    public void A_create_is_one_stretch_from_its_first_event_to_complete()
    {
        var run = Single(Given.Event(0, "Vpc", "CREATE_IN_PROGRESS"), Given.Event(1, "Vpc", "CREATE_IN_PROGRESS", reason: "Resource creation Initiated"), Given.Event(9, "Vpc", "CREATE_COMPLETE"));
        run.Segments.ShouldHaveSingleItem().ShouldBe(new RunSegment(Given.Now, Given.Now.AddSeconds(9), RunKind.Made, false));
    }

    [Fact]
    public void What_still_runs_has_no_end() =>
        Single(Given.Event(0, "Vpc", "CREATE_IN_PROGRESS")).Kind.ShouldBe(RunKind.Running);

    [Fact]
    public void A_delete_after_the_rollback_began_is_undone_work_not_a_removal()
    {
        var run = Single(Given.Event(0, "Vpc", "CREATE_IN_PROGRESS"), Given.Event(9, "Vpc", "CREATE_COMPLETE"), Given.OfStack(10, "ROLLBACK_IN_PROGRESS"),
            Given.Event(11, "Vpc", "DELETE_IN_PROGRESS"), Given.Event(14, "Vpc", "DELETE_COMPLETE"));
        run.Segments.Select(segment => segment.Kind).ShouldBe([RunKind.Made, RunKind.Undone]);
    }

    [Fact]
    public void A_resource_overtaken_by_the_rollback_counts_as_cancelled()
    {
        var run = Single(Given.Event(0, "Cache", "CREATE_IN_PROGRESS"), Given.OfStack(5, "ROLLBACK_IN_PROGRESS"), Given.Event(6, "Cache", "DELETE_IN_PROGRESS"), Given.Event(8, "Cache", "DELETE_COMPLETE"));
        run.Segments.Select(segment => segment.Kind).ShouldBe([RunKind.Cancelled, RunKind.Undone]);
    }

    [Fact]
    public void A_cancelled_sibling_did_not_fail()
    {
        var run = Single(Given.Event(0, "Cache", "CREATE_IN_PROGRESS"), Given.Event(3, "Cache", "CREATE_FAILED", reason: "Resource creation cancelled"));
        run.Kind.ShouldBe(RunKind.Cancelled);
        run.Failed.ShouldBeFalse();
    }

    [Fact]
    public void Events_of_the_stack_itself_are_no_resource_but_a_nested_stack_is_one()
    {
        var runs = ResourceRun.Of([Given.OfStack(0, "CREATE_IN_PROGRESS"), Given.Event(1, "Nested", "CREATE_IN_PROGRESS", "AWS::CloudFormation::Stack")], Given.StackId);
        runs.Select(run => run.LogicalId).ShouldBe(["Nested"]);
    }

    private static ResourceRun Single(params StackEvent[] events) => ResourceRun.Of(events, Given.StackId).ShouldHaveSingleItem();
}
