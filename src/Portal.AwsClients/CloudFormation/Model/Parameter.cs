namespace Amazon.CloudFormation.Model;

/// <summary>A parameter's value for a stack.</summary>
public class Parameter
{
    public string? ParameterKey { get; set; }
    public string? ParameterValue { get; set; }

    /// <summary>Keeps the stack's present value; ParameterValue is left out then.</summary>
    public bool? UsePreviousValue { get; set; }

    /// <summary>Read only: what an SSM parameter resolved to.</summary>
    public string? ResolvedValue { get; set; }
}
