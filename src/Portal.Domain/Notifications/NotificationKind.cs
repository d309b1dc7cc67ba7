namespace Portal.Domain.Notifications;

/// <summary>What people are told about. The names are stored and sent to webhooks: rename none.</summary>
public enum NotificationKind
{
    ReviewWaiting,
    ReviewApproved,
    ReviewRejected,
    ReviewSentBack,
    ReviewExpired,
    BackToReview,
    DeploymentSucceeded,
    DeploymentFailed,
    DeploymentRolledBack,
    EnvironmentDeleted,
    PreparationFailed,

    /// <summary>Somebody tries a webhook; it goes to that one only.</summary>
    Test,
    LeaseEnding,
    LeaseEnded,
    LeaseExtensionAsked,
    LeaseExtensionDecided,
    DeploymentStuck,
    ScheduleAsked,
    ScheduleDecided,
    ScheduleTroubled,
    CostForecastAbove,
    CostAboveBand,
    CostAnomaly,
    HealthWorse,
    HealthRecovered,
    ZoneLost,
    DatabaseFailedOver,
    CapacityCeiling,
    BudgetBurning,
    DrillAsked,
    DrillStarted,
    DrillEnded,
}

public static class NotificationKinds
{
    /// <summary>Those that a person or a webhook can choose.</summary>
    public static IReadOnlyList<NotificationKind> Choosable { get; } = [.. Enum.GetValues<NotificationKind>().Where(kind => kind is not NotificationKind.Test)];

    public static string Words(this NotificationKind kind) => kind switch
    {
        NotificationKind.ReviewWaiting => "Review waits",
        NotificationKind.ReviewApproved => "Request approved",
        NotificationKind.ReviewRejected => "Request rejected",
        NotificationKind.ReviewSentBack => "Request sent back",
        NotificationKind.ReviewExpired => "Review or approval expired",
        NotificationKind.BackToReview => "Back to review",
        NotificationKind.DeploymentSucceeded => "Deployment succeeded",
        NotificationKind.DeploymentFailed => "Deployment failed",
        NotificationKind.DeploymentRolledBack => "Deployment rolled back",
        NotificationKind.EnvironmentDeleted => "Environment deleted",
        NotificationKind.PreparationFailed => "Request could not be prepared",
        NotificationKind.Test => "Test",
        NotificationKind.LeaseEnding => "Lease ends soon",
        NotificationKind.LeaseEnded => "Lease ended",
        NotificationKind.LeaseExtensionAsked => "Longer lease asked for",
        NotificationKind.LeaseExtensionDecided => "Longer lease decided",
        NotificationKind.DeploymentStuck => "Deployment stuck",
        NotificationKind.ScheduleAsked => "Hours asked for",
        NotificationKind.ScheduleDecided => "Hours decided",
        NotificationKind.ScheduleTroubled => "Stop or start in trouble",
        NotificationKind.CostForecastAbove => "Forecast above the cost band",
        NotificationKind.CostAboveBand => "Above the cost band",
        NotificationKind.CostAnomaly => "Cost anomaly",
        NotificationKind.HealthWorse => "Environment degraded or down",
        NotificationKind.HealthRecovered => "Environment healthy again",
        NotificationKind.ZoneLost => "Zone lost or back",
        NotificationKind.DatabaseFailedOver => "Database failed over",
        NotificationKind.CapacityCeiling => "Capacity ceiling reached",
        NotificationKind.BudgetBurning => "Error budget burns fast",
        NotificationKind.DrillAsked => "Drill asked for",
        NotificationKind.DrillStarted => "Drill started",
        NotificationKind.DrillEnded => "Drill ended",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
