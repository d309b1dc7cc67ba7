using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudTrail.Model;

/// <summary>Management events of the last 90 days in a region, newest first. AWS answers two a second per account and region.</summary>
public class LookupEventsRequest : AmazonCloudTrailRequest
{
    /// <summary>At most one.</summary>
    public List<LookupAttribute>? LookupAttributes { get; set; }

    public DateTime? StartTime { get; set; }
    public DateTime? EndTime { get; set; }

    /// <summary>1 to 50; 50 when not set.</summary>
    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public class LookupEventsResponse : AmazonWebServiceResponse
{
    public List<Event>? Events { get; set; }
    public string? NextToken { get; set; }
}

public class LookupAttribute
{
    /// <summary>EventId, EventName, ReadOnly, Username, ResourceType, ResourceName, EventSource or AccessKeyId.</summary>
    [AWSProperty(Required = true)]
    public string AttributeKey { get; set; } = null!;

    [AWSProperty(Required = true)]
    public string AttributeValue { get; set; } = null!;
}

/// <summary>One call of AWS's API.</summary>
public class Event
{
    public string? EventId { get; set; }
    public string? EventName { get; set; }

    /// <summary>"true" or "false".</summary>
    public string? ReadOnly { get; set; }

    public string? AccessKeyId { get; set; }
    public DateTime? EventTime { get; set; }

    /// <summary>The service, such as <c>rds.amazonaws.com</c>.</summary>
    public string? EventSource { get; set; }

    public string? Username { get; set; }
    public List<Resource>? Resources { get; set; }

    /// <summary>The whole event as JSON.</summary>
    public string? CloudTrailEvent { get; set; }
}

public class Resource
{
    public string? ResourceType { get; set; }
    public string? ResourceName { get; set; }
}
