namespace Amazon.CloudWatch.Model;

/// <summary>How labels are written.</summary>
public class LabelOptions
{
    /// <summary>Offset from UTC, for example <c>+0130</c>.</summary>
    public string? Timezone { get; set; }
}
