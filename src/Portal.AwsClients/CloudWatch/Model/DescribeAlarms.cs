using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Alarms by name, type or state.</summary>
public class DescribeAlarmsRequest : AmazonCloudWatchRequest
{
    public List<string>? AlarmNames { get; set; }
    public string? AlarmNamePrefix { get; set; }

    /// <summary>Values of <see cref="AlarmType"/>; metric alarms only when not set.</summary>
    public List<string>? AlarmTypes { get; set; }

    /// <summary>A composite alarm; answers with the alarms it refers to.</summary>
    public string? ChildrenOfAlarmName { get; set; }

    /// <summary>An alarm; answers with the composite alarms that refer to it.</summary>
    public string? ParentsOfAlarmName { get; set; }

    public StateValue? StateValue { get; set; }
    public string? ActionPrefix { get; set; }

    /// <summary>From 1 to 100; 50 when not set.</summary>
    public int? MaxRecords { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}

/// <summary>One page of alarms.</summary>
public class DescribeAlarmsResponse : AmazonWebServiceResponse
{
    public List<CompositeAlarm>? CompositeAlarms { get; set; }
    public List<MetricAlarm>? MetricAlarms { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}
