namespace Amazon.CloudWatch.Model;

/// <summary>An alarm over other alarms' states.</summary>
public class CompositeAlarm
{
    public bool? ActionsEnabled { get; set; }
    public List<string>? AlarmActions { get; set; }
    public string? AlarmArn { get; set; }
    public DateTime? AlarmConfigurationUpdatedTimestamp { get; set; }
    public string? AlarmDescription { get; set; }
    public string? AlarmName { get; set; }
    public string? AlarmRule { get; set; }
    public List<string>? InsufficientDataActions { get; set; }
    public List<string>? OKActions { get; set; }
    public string? StateReason { get; set; }
    public string? StateReasonData { get; set; }

    /// <summary>Also moves on without a change of StateValue; StateTransitionedTimestamp does not.</summary>
    public DateTime? StateUpdatedTimestamp { get; set; }

    public StateValue? StateValue { get; set; }
    public DateTime? StateTransitionedTimestamp { get; set; }
    public ActionsSuppressedBy? ActionsSuppressedBy { get; set; }
    public string? ActionsSuppressedReason { get; set; }
    public string? ActionsSuppressor { get; set; }

    /// <summary>Seconds to wait for the suppressor to go into alarm.</summary>
    public int? ActionsSuppressorWaitPeriod { get; set; }

    /// <summary>Seconds to wait after the suppressor has left its alarm.</summary>
    public int? ActionsSuppressorExtensionPeriod { get; set; }
}
