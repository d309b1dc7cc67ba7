namespace Amazon.CloudFormation.Model;

/// <summary>One reason why a resource would change.</summary>
public class ResourceChangeDetail
{
    public ResourceTargetDefinition? Target { get; set; }

    /// <summary>Static: the value after is known. Dynamic: it depends on something decided at execution.</summary>
    public EvaluationType? Evaluation { get; set; }

    public ChangeSource? ChangeSource { get; set; }

    /// <summary>The parameter, resource or resource attribute behind it; null for a direct change.</summary>
    public string? CausingEntity { get; set; }
}
