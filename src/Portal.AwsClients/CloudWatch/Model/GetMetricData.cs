using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudWatch.Model;

/// <summary>Values of up to 500 metrics and expressions at once. Billed by metric, not by request.</summary>
public class GetMetricDataRequest : AmazonCloudWatchRequest
{
    [AWSProperty(Required = true)]
    public List<MetricDataQuery>? MetricDataQueries { get; set; }

    /// <summary>Inclusive, UTC. Rounded down, the more so the older it is.</summary>
    [AWSProperty(Required = true)]
    public DateTime? StartTime { get; set; }

    /// <summary>Exclusive, UTC.</summary>
    [AWSProperty(Required = true)]
    public DateTime? EndTime { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }

    /// <summary>TimestampDescending when not set.</summary>
    public ScanBy? ScanBy { get; set; }

    /// <summary>A page's limit over all queries; 100,800 when not set.</summary>
    public int? MaxDatapoints { get; set; }

    public LabelOptions? LabelOptions { get; set; }
}

/// <summary>One page of values.</summary>
public class GetMetricDataResponse : AmazonWebServiceResponse
{
    public List<MetricDataResult>? MetricDataResults { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }

    /// <summary>About the whole request; a query's own are in its result.</summary>
    public List<MessageData>? Messages { get; set; }
}
