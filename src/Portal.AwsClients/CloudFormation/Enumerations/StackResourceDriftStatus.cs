using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>Whether a resource differs from its template.</summary>
public class StackResourceDriftStatus(string value) : ConstantClass(value)
{
    public static readonly StackResourceDriftStatus IN_SYNC = new("IN_SYNC");
    public static readonly StackResourceDriftStatus MODIFIED = new("MODIFIED");
    public static readonly StackResourceDriftStatus DELETED = new("DELETED");
    public static readonly StackResourceDriftStatus NOT_CHECKED = new("NOT_CHECKED");

    public static StackResourceDriftStatus FindValue(string value) => FindValue<StackResourceDriftStatus>(value);

    public static implicit operator StackResourceDriftStatus(string value) => FindValue(value);
}
