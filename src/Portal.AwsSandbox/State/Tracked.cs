using System.Text.Json.Serialization;

namespace Portal.AwsSandbox.State;

/// <summary>A part of a stack that knows whether it changed since it was last written to the journal.</summary>
public abstract class Tracked
{
    [JsonIgnore]
    public bool IsChanged { get; internal set; } = true;

    protected void Set<T>(ref T field, T value)
    {
        field = value;
        IsChanged = true;
    }
}
