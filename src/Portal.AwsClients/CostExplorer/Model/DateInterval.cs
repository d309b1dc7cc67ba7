using Amazon.Runtime.Internal;

namespace Amazon.CostExplorer.Model;

/// <summary>Days from Start, inclusive, to End, exclusive.</summary>
public class DateInterval
{
    /// <summary><c>yyyy-MM-dd</c>, or a full timestamp for HOURLY.</summary>
    [AWSProperty(Required = true)]
    public string Start { get; set; } = null!;

    /// <summary><c>yyyy-MM-dd</c>, or a full timestamp for HOURLY.</summary>
    [AWSProperty(Required = true)]
    public string End { get; set; } = null!;
}
