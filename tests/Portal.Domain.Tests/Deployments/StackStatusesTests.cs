using System.Reflection;
using Amazon.CloudFormation;
using Portal.Domain.Deployments;

namespace Portal.Domain.Tests.Deployments;

public sealed class StackStatusesTests
{
    /// <summary>Every status of CloudFormation's own enumeration, as the typed client lists it.</summary>
    public static IEnumerable<string> Statuses => typeof(StackStatus).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => ((StackStatus)constant.GetValue(null)!).Value);

    [Fact]
    public void Every_status_is_known()
    {
        var endings = Statuses.ToDictionary(status => status, StackStatuses.EndingOf);
        endings.Count.ShouldBeGreaterThanOrEqualTo(23);
        endings.Where(each => each.Value is StackEnding.StillRunning).Select(each => each.Key).ShouldAllBe(status => status.EndsWith("_IN_PROGRESS"));
        endings.Where(each => each.Value is not StackEnding.StillRunning).Select(each => each.Key).ShouldAllBe(status => !status.EndsWith("_IN_PROGRESS"));
    }

    [Theory]
    [InlineData("CREATE_COMPLETE", StackEnding.Succeeded)]
    [InlineData("UPDATE_COMPLETE", StackEnding.Succeeded)]
    [InlineData("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", StackEnding.StillRunning)]
    [InlineData("ROLLBACK_COMPLETE", StackEnding.RolledBack)]
    [InlineData("UPDATE_ROLLBACK_COMPLETE", StackEnding.RolledBack)]
    [InlineData("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", StackEnding.StillRunning)]
    [InlineData("ROLLBACK_FAILED", StackEnding.RollbackFailed)]
    [InlineData("UPDATE_ROLLBACK_FAILED", StackEnding.RollbackFailed)]
    [InlineData("CREATE_FAILED", StackEnding.Failed)]
    [InlineData("DELETE_FAILED", StackEnding.Failed)]
    [InlineData("DELETE_COMPLETE", StackEnding.Deleted)]
    [InlineData("REVIEW_IN_PROGRESS", StackEnding.StillRunning)]
    [InlineData("IMPORT_ROLLBACK_COMPLETE", StackEnding.RolledBack)]
    public void A_status_tells_how_the_operation_ended(string status, StackEnding ending) => StackStatuses.EndingOf(status).ShouldBe(ending);

    [Theory]
    [InlineData("")]
    [InlineData("create_complete")]
    [InlineData("ARCHIVE_COMPLETE")]
    public void An_unknown_status_is_not_guessed_at(string status) => Should.Throw<ArgumentOutOfRangeException>(() => StackStatuses.EndingOf(status));
}
