using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation;

/// <summary>An input of the template. A value that is left out is null, or an empty list.</summary>
/// <param name="Type">Verbatim: <c>String</c>, <c>List&lt;Number&gt;</c>, <c>AWS::EC2::VPC::Id</c>…</param>
/// <param name="AllowedPattern">A Java regular expression that the whole value must match.</param>
public sealed record ParameterDeclaration(
    string Name,
    string Type,
    string? Default,
    string? Description,
    IReadOnlyList<string> AllowedValues,
    string? AllowedPattern,
    string? ConstraintDescription,
    int? MinLength,
    int? MaxLength,
    decimal? MinValue,
    decimal? MaxValue,
    bool NoEcho,
    Position At);

/// <summary>A resource as written; whether it exists under the conditions is for the evaluation to say.</summary>
/// <param name="Properties">Empty when there are none.</param>
/// <param name="Condition">The name of the condition under which it exists.</param>
/// <param name="DependsOn">What is written under DependsOn, without the references in its properties.</param>
/// <param name="DeletionPolicy">Null when absent, or when it is a function to be evaluated.</param>
/// <param name="UpdateReplacePolicy">Null when absent, or when it is a function to be evaluated.</param>
/// <param name="Body">Everything under the logical id.</param>
public sealed record ResourceDeclaration(
    string LogicalId,
    string Type,
    Mapping Properties,
    string? Condition,
    IReadOnlyList<string> DependsOn,
    string? DeletionPolicy,
    string? UpdateReplacePolicy,
    Node? CreationPolicy,
    Node? UpdatePolicy,
    Node? Metadata,
    Mapping Body,
    Position At);

/// <param name="ExportName">The name under which other stacks import it, often a function.</param>
public sealed record OutputDeclaration(string Name, Node Value, string? Description, Node? ExportName, string? Condition, Position At);

public sealed record ConditionDeclaration(string Name, Node Expression, Position At);

/// <summary>A map of two levels, read by <c>Fn::FindInMap</c>.</summary>
public sealed record MapDeclaration(string Name, Mapping Body, Position At);

/// <summary>Assertions across parameters that hold when <paramref name="Condition"/> does, or always when it is null.</summary>
public sealed record RuleDeclaration(string Name, Node? Condition, IReadOnlyList<AssertionDeclaration> Assertions, Position At);

public sealed record AssertionDeclaration(Node Assert, string? Description, Position At);
