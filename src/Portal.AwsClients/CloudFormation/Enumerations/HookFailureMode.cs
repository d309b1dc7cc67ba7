using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>Whether a failing hook stops the operation.</summary>
public class HookFailureMode(string value) : ConstantClass(value)
{
    public static readonly HookFailureMode FAIL = new("FAIL");
    public static readonly HookFailureMode WARN = new("WARN");

    public static HookFailureMode FindValue(string value) => FindValue<HookFailureMode>(value);

    public static implicit operator HookFailureMode(string value) => FindValue(value);
}
