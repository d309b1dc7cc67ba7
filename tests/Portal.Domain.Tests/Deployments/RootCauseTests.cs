using Portal.Domain.Deployments;

namespace Portal.Domain.Tests.Deployments;

public sealed class RootCauseTests
{
    private static readonly StackEvent StackRollsBack = Minimal.Event(
        "ROLLBACK_IN_PROGRESS", "The following resource(s) failed to create: [Database]. Rollback requested by user.", "shop-prod", "AWS::CloudFormation::Stack");

    [Fact]
    public void The_first_resource_that_failed_by_itself_is_the_cause()
    {
        var cause = RootCause.Of(
            [
                Minimal.Event("CREATE_IN_PROGRESS"),
                Minimal.Event("CREATE_FAILED", "Resource creation cancelled", "Cache"),
                Minimal.Event("CREATE_FAILED", "DB instance class is not offered in this zone.", "Database"),
                Minimal.Event("CREATE_FAILED", "Quota exceeded.", "Queue"),
                StackRollsBack,
            ],
            "ROLLBACK_COMPLETE");
        cause.ShouldBe(new FailureCause("resourceFailed", "DB instance class is not offered in this zone.", "Database", "AWS::RDS::DBInstance", "CREATE_FAILED"));
    }

    [Fact]
    public void Without_a_failed_resource_the_stack_s_own_failure_is_the_cause() =>
        RootCause.Of([Minimal.Event("DELETE_FAILED", "Role may not delete.", "shop-prod", "AWS::CloudFormation::Stack")], "DELETE_FAILED")
            .Message.ShouldBe("Role may not delete.");

    [Fact]
    public void When_all_were_cancelled_the_reason_of_the_rollback_is_the_cause() =>
        RootCause.Of([Minimal.Event("CREATE_FAILED", "Resource creation cancelled"), StackRollsBack], "ROLLBACK_COMPLETE").LogicalId.ShouldBe("shop-prod");

    [Fact]
    public void A_failure_without_words_is_told_by_its_status() =>
        RootCause.Of([Minimal.Event("CREATE_FAILED")], "ROLLBACK_COMPLETE").Message.ShouldBe("Database ended in CREATE_FAILED without a reason.");

    [Fact]
    public void Without_any_event_the_ending_is_told() =>
        RootCause.Of([], "ROLLBACK_COMPLETE").Message.ShouldBe("CloudFormation ended in ROLLBACK_COMPLETE and gave no reason.");

    [Theory]
    [InlineData("Resource creation cancelled", true)]
    [InlineData("Resource update canceled", true)]
    [InlineData("Quota exceeded.", false)]
    [InlineData(null, false)]
    public void Cancelled_siblings_are_told_by_their_reason(string? reason, bool cancelled) => Minimal.Event("CREATE_FAILED", reason).IsCancelled.ShouldBe(cancelled);
}
