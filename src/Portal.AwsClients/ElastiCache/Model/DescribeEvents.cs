using Amazon.Runtime;

namespace Amazon.ElastiCache.Model;

/// <summary>What ElastiCache's resources went through, of the last fourteen days, a page at a time.</summary>
public class DescribeEventsRequest : AmazonElastiCacheRequest
{
    /// <summary>Needs <see cref="SourceType"/> beside it.</summary>
    public string? SourceIdentifier { get; set; }
    public SourceType? SourceType { get; set; }
    public DateTime? StartTime { get; set; }
    public DateTime? EndTime { get; set; }

    /// <summary>Minutes back, where no start is given; 60 when not set.</summary>
    public int? Duration { get; set; }
    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
}

public class DescribeEventsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }
    public List<Event>? Events { get; set; }
}
