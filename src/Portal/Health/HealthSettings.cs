using Portal.Domain.Health;

namespace Portal.Health;

/// <summary>Section <c>Portal:Health</c>; every key is explained in appsettings.sample.json.</summary>
public sealed class HealthSettings
{
    public const string Section = "Portal:Health";

    /// <summary>False: nothing is collected, and everything is unknown.</summary>
    public bool Collect { get; set; } = true;

    /// <summary>Seconds between two looks at a place where something changes, is watched or is in alarm; alarms are always asked so often.</summary>
    public double EverySeconds { get; set; } = 60;

    /// <summary>Seconds between two looks at instances, databases and caches of a place where all is calm.</summary>
    public double CalmEverySeconds { get; set; } = 120;

    /// <summary>Seconds between two looks at what seldom changes: load balancers, distributions, NAT gateways.</summary>
    public double SeldomEverySeconds { get; set; } = 600;

    /// <summary>Minutes between two readings of everybody's metrics. They are billed by metric, so this is the bill.</summary>
    public double MetricsEveryMinutes { get; set; } = 60;

    /// <summary>Seconds that a better state has to hold until it counts.</summary>
    public double SettleSeconds { get; set; } = 120;
    public double ObjectivePercent { get; set; } = 99.9;
    public int WindowDays { get; set; } = 30;
    public int FewRequests { get; set; } = 100;

    /// <summary>Days that one-minute values, five-minute values and hours are kept; days are kept for good.</summary>
    public double KeepMinutesDays { get; set; } = 2;
    public double KeepFiveMinutesDays { get; set; } = 35;
    public double KeepHoursDays { get; set; } = 400;
    /// <summary>Percent of its CPU that an instance should use at most; tells how many the load needs.</summary>
    public double UsableCpuPercent { get; set; } = 70;

    /// <summary>Hours of the day (such as "22:00") in which only what is down or burns fast is told at once. Empty: there are none.</summary>
    public string? QuietFrom { get; set; }
    public string? QuietTo { get; set; }

    /// <summary>By whose clocks these hours go: an IANA name.</summary>
    public string QuietZone { get; set; } = "UTC";

    /// <summary>Seconds between two looks and knocks while a drill runs.</summary>
    public double DrillEverySeconds { get; set; } = 1;

    /// <summary>A drill that is not over after so many minutes has not recovered in time.</summary>
    public double DrillMinutes { get; set; } = 15;
    public Thresholds Thresholds { get; set; } = new();

    public Objective Objective => new(ObjectivePercent, WindowDays, FewRequests);
}
