using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>A template under given parameters.</summary>
/// <param name="Resources">Those that exist under the conditions, in the order of the text.</param>
/// <param name="Conditions">Null where a condition depends on a value that is not known.</param>
/// <param name="Problems">What CloudFormation would refuse, and what can't be evaluated here.</param>
public sealed record EvaluatedTemplate(
    IReadOnlyList<EvaluatedResource> Resources,
    IReadOnlyList<EvaluatedOutput> Outputs,
    IReadOnlyDictionary<string, bool?> Conditions,
    IReadOnlyList<TemplateProblem> Problems)
{
    public EvaluatedResource? Resource(string logicalId) => Resources.FirstOrDefault(r => r.LogicalId == logicalId);
}

/// <param name="DependsOn">Resources that must exist before: written under DependsOn or referred to in the properties.</param>
/// <param name="IsCertain">False when its condition depends on a value that is not known, so that it may not exist.</param>
public sealed record EvaluatedResource(
    string LogicalId,
    string Type,
    KnownMap Properties,
    IReadOnlyList<string> DependsOn,
    string? DeletionPolicy,
    string? UpdateReplacePolicy,
    Value? CreationPolicy,
    Value? UpdatePolicy,
    Value? Metadata,
    bool IsCertain,
    Position At);

public sealed record EvaluatedOutput(string Name, Value Value, string? Description, Value? ExportName, Position At);
