namespace Amazon.RDS.Model;

/// <summary>A database instance, as far as operating it needs.</summary>
public class DBInstance
{
    public string? DBInstanceIdentifier { get; set; }
    public string? DBInstanceClass { get; set; }

    /// <summary>For example <c>available</c>, <c>stopping</c>, <c>stopped</c> or <c>starting</c>.</summary>
    public string? DBInstanceStatus { get; set; }
    public bool? MultiAZ { get; set; }
    public string? AvailabilityZone { get; set; }

    /// <summary>Where the standby is; null without one, and while it is being rebuilt.</summary>
    public string? SecondaryAvailabilityZone { get; set; }

    /// <summary>GiB.</summary>
    public int? AllocatedStorage { get; set; }
    public DateTime? LatestRestorableTime { get; set; }
    public bool? DeletionProtection { get; set; }

    /// <summary>When RDS starts a stopped instance by itself.</summary>
    public DateTime? AutomaticRestartTime { get; set; }
}
