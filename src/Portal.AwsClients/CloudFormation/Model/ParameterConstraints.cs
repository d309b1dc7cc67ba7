namespace Amazon.CloudFormation.Model;

/// <summary>Limits on a parameter's value.</summary>
public class ParameterConstraints
{
    public List<string>? AllowedValues { get; set; }
}
