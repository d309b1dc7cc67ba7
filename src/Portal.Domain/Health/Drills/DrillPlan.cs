using Portal.Domain.ChangeSets;

namespace Portal.Domain.Health.Drills;

/// <summary>What a drill does, as people read and review it before.</summary>
public static class DrillPlan
{
    public const string DatabaseType = "AWS::RDS::DBInstance";
    public const string CacheType = "AWS::ElastiCache::ReplicationGroup";

    /// <param name="limit">After it, a drill has not recovered in time.</param>
    public static OperationPlan Of(DrillKind kind, string logicalId, string physicalId, TimeSpan limit)
    {
        var name = kind.Noun();
        var step = kind is DrillKind.Database
            ? new PlanStep(PlanAction.FailOverDatabase, $"Reboot database {logicalId} with a failover: its standby becomes the primary.") { LogicalId = logicalId, PhysicalId = physicalId }
            : new PlanStep(PlanAction.FailOverCache, $"Fail the primary of cache {logicalId}: a replica becomes the primary.") { LogicalId = logicalId, PhysicalId = physicalId };
        var watch = new PlanStep(PlanAction.WatchRecovery, $"Watch the {name} and the environment's own address until both are well again, for at most {limit.TotalMinutes:0} minutes. Nothing is put back.") { LogicalId = logicalId, PhysicalId = physicalId };
        var type = kind is DrillKind.Database ? DatabaseType : CacheType;
        return new OperationPlan(
            [step, watch],
            [new PlannedResource(logicalId, type, physicalId, kind is DrillKind.Database ? "Its data, address and settings stay." : "Its address and settings stay, and what replicas hold.")],
            [new PlannedResource(logicalId, type, physicalId, kind is DrillKind.Database
                ? "Open connections are cut, and what they had not committed is lost. For about a minute the database takes none."
                : "Writes of the last moments may be lost, and for some seconds none are taken.")]);
    }

    /// <summary>"database", "cache".</summary>
    public static string Noun(this DrillKind kind) => kind switch
    {
        DrillKind.Database => "database",
        DrillKind.Cache => "cache",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
