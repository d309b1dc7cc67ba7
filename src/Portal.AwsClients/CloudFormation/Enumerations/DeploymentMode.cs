using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>How a change set treats drift. Since November 2025.</summary>
public class DeploymentMode(string value) : ConstantClass(value)
{
    /// <summary>Brings the actual state of resources in line with the template, also where the template did not change.</summary>
    public static readonly DeploymentMode REVERT_DRIFT = new("REVERT_DRIFT");

    public static DeploymentMode FindValue(string value) => FindValue<DeploymentMode>(value);

    public static implicit operator DeploymentMode(string value) => FindValue(value);
}
