using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>A template whose structure holds: sections, names and references are checked, nothing is evaluated.</summary>
public sealed class Template
{
    public string? FormatVersion { get; init; }

    public string? Description { get; init; }

    public Node? Metadata { get; init; }

    public required IReadOnlyList<string> Transforms { get; init; }

    public required IReadOnlyDictionary<string, ParameterDeclaration> Parameters { get; init; }

    public required IReadOnlyDictionary<string, Mapping> Mappings { get; init; }

    public required IReadOnlyDictionary<string, Node> Conditions { get; init; }

    public required IReadOnlyDictionary<string, Mapping> Rules { get; init; }

    public required IReadOnlyDictionary<string, ResourceDeclaration> Resources { get; init; }

    public required IReadOnlyDictionary<string, OutputDeclaration> Outputs { get; init; }
}

/// <summary>A parameter as declared; numbers are kept as text until a value is held against them.</summary>
public sealed record ParameterDeclaration(
    string Name, string Type, string? Default, bool NoEcho, string? Description, IReadOnlyList<string> AllowedValues,
    string? AllowedPattern, string? ConstraintDescription, string? MinLength, string? MaxLength, string? MinValue, string? MaxValue)
{
    public bool IsList => Type == "CommaDelimitedList" || Element(Type).StartsWith("List<", StringComparison.Ordinal) || Element(Type) == "CommaDelimitedList";

    /// <summary>True when the value given is the name of a Systems Manager parameter that holds the value meant.</summary>
    public bool IsStored => Type.StartsWith("AWS::SSM::Parameter::Value<", StringComparison.Ordinal);

    private static string Element(string type) =>
        type.StartsWith("AWS::SSM::Parameter::Value<", StringComparison.Ordinal) ? type["AWS::SSM::Parameter::Value<".Length..^1] : type;
}

public sealed record ResourceDeclaration(
    string LogicalId, string Type, Mapping? Properties, IReadOnlyList<string> DependsOn, string? Condition,
    Node? DeletionPolicy, Node? UpdateReplacePolicy, Node? CreationPolicy, Node? UpdatePolicy, Node? Metadata);

public sealed record OutputDeclaration(string Name, Node Value, string? Description, string? Condition, Node? ExportName);
