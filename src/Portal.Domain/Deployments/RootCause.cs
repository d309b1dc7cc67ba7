namespace Portal.Domain.Deployments;

/// <summary>Finds the event that made a deployment fail, among its cancelled siblings and the stack's own summary.</summary>
public static class RootCause
{
    /// <param name="events">All events of the deployment, in the order they happened.</param>
    /// <param name="stackStatus">The status the stack ended in.</param>
    public static FailureCause Of(IEnumerable<StackEvent> events, string stackStatus)
    {
        var all = events.ToList();
        var culprit = all.Find(e => e.IsFailure && !e.IsStack && !e.IsCancelled)
            ?? all.Find(e => e.IsFailure && !e.IsCancelled)
            ?? all.Find(e => e.IsStack && e.Reason is { Length: > 0 } && e.Status.Contains("ROLLBACK", StringComparison.Ordinal));
        return culprit is null
            ? new FailureCause("resourceFailed", $"CloudFormation ended in {stackStatus} and gave no reason.", null, null, stackStatus)
            : new FailureCause("resourceFailed", culprit.Reason is { Length: > 0 } reason ? reason : $"{culprit.LogicalId} ended in {culprit.Status} without a reason.", culprit.LogicalId, culprit.ResourceType, culprit.Status);
    }
}
