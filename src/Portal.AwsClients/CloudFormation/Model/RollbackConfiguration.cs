namespace Amazon.CloudFormation.Model;

/// <summary>Alarms that roll a change back.</summary>
public class RollbackConfiguration
{
    /// <summary>At most 5.</summary>
    public List<RollbackTrigger>? RollbackTriggers { get; set; }

    /// <summary>From 0 to 180 minutes after the resources are done.</summary>
    public int? MonitoringTimeInMinutes { get; set; }
}
