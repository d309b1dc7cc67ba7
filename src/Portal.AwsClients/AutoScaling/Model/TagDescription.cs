namespace Amazon.AutoScaling.Model;

/// <summary>A tag of a group.</summary>
public class TagDescription
{
    public string? Key { get; set; }
    public string? Value { get; set; }
}
