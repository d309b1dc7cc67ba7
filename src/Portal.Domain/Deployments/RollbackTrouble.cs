namespace Portal.Domain.Deployments;

/// <summary>A resource that stopped a rollback or a delete.</summary>
public sealed record TroubledResource(string LogicalId, string ResourceType, string Status, string Reason);

/// <summary>Which resources stand in the way when a rollback or a delete has failed: what can be skipped, or left standing.</summary>
public static class RollbackTrouble
{
    /// <param name="events">All events of the deployment, in the order they happened.</param>
    public static IReadOnlyList<TroubledResource> Of(IEnumerable<StackEvent> events, string stackId)
    {
        var trouble = new OrderedDictionary<string, TroubledResource>();
        var undoing = false;
        foreach (var e in events)
        {
            if (e.IsStack && e.PhysicalId == stackId)
            {
                undoing |= e.Status.EndsWith("ROLLBACK_IN_PROGRESS", StringComparison.Ordinal) || e.Status is "DELETE_IN_PROGRESS";
                // Each attempt tells anew what stands in its way.
                if (e.Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal)) trouble.Clear();
                continue;
            }
            if (undoing && e is { IsFailure: true, IsCancelled: false }) trouble[e.LogicalId] = new TroubledResource(e.LogicalId, e.ResourceType, e.Status, e.Reason ?? "");
            else trouble.Remove(e.LogicalId);
        }
        return [.. trouble.Values];
    }
}
