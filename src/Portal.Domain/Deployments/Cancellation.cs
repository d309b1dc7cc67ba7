namespace Portal.Domain.Deployments;

/// <summary>Asked: kept, CloudFormation not asked yet. Sent: CloudFormation took it. TooLate: the operation was past the point.</summary>
public enum CancellationState { Asked, Sent, TooLate }

/// <summary>Somebody stops a deployment that runs.</summary>
public sealed record Cancellation(string By, string ByName, DateTimeOffset At, CancellationState State);
