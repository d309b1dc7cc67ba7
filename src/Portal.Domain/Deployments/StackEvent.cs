using System.Text.RegularExpressions;

namespace Portal.Domain.Deployments;

/// <summary>An event of CloudFormation, kept once: <see cref="EventId"/> is unique within its deployment.</summary>
public sealed partial class StackEvent
{
    private StackEvent() { }

    /// <summary>Order of arrival in the store; the cursor of the live page.</summary>
    public long Sequence { get; private set; }
    public DeploymentId DeploymentId { get; private set; }
    public string EventId { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public string LogicalId { get; private set; } = "";
    public string? PhysicalId { get; private set; }
    public string ResourceType { get; private set; } = "";

    /// <summary>Status verbatim, such as <c>CREATE_IN_PROGRESS</c>.</summary>
    public string Status { get; private set; } = "";
    public string? Reason { get; private set; }
    public string? Token { get; private set; }

    public static StackEvent Of(DeploymentId deployment, string eventId, DateTimeOffset at, string logicalId, string? physicalId, string resourceType, string status, string? reason, string? token) => new()
    {
        DeploymentId = deployment,
        EventId = eventId,
        At = at,
        LogicalId = logicalId,
        PhysicalId = physicalId,
        ResourceType = resourceType,
        Status = status,
        Reason = reason,
        Token = token,
    };

    public bool IsFailure => Status.EndsWith("_FAILED", StringComparison.Ordinal);

    /// <summary>
    /// A sibling that CloudFormation stopped because another resource had failed: an effect, not a cause. Told by the
    /// whole reason, because a cause may speak of something cancelled too.
    /// </summary>
    public bool IsCancelled => Reason is not null && Cancelled().IsMatch(Reason);

    public bool IsStack => ResourceType == "AWS::CloudFormation::Stack";

    [GeneratedRegex(@"^\s*Resource (creation|update|deletion|import) cancell?ed\.?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Cancelled();
}
