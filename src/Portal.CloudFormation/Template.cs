using Portal.CloudFormation.Reading;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation;

/// <summary>Something that CloudFormation would refuse: what, where in the text, and on which path (<c>Resources.Vpc.Type</c>).</summary>
public sealed record TemplateProblem(string Message, Position At, string Path);

/// <summary>The template, or the reasons there is none. Template is null exactly when Problems is not empty.</summary>
public sealed record TemplateReading(Template? Template, IReadOnlyList<TemplateProblem> Problems);

/// <summary>A template with its sections told apart; every list keeps the order of the text.</summary>
public sealed class Template
{
    private readonly Lazy<Dictionary<string, ParameterDeclaration>> parametersByName;
    private readonly Lazy<Dictionary<string, ResourceDeclaration>> resourcesById;
    private readonly Lazy<Dictionary<string, ConditionDeclaration>> conditionsByName;
    private readonly Lazy<Dictionary<string, MapDeclaration>> mappingsByName;

    internal Template()
    {
        parametersByName = new(() => Parameters.ToDictionary(p => p.Name));
        resourcesById = new(() => Resources.ToDictionary(r => r.LogicalId));
        conditionsByName = new(() => Conditions.ToDictionary(c => c.Name));
        mappingsByName = new(() => Mappings.ToDictionary(m => m.Name));
    }

    public string? Description { get; init; }

    public IReadOnlyList<ParameterDeclaration> Parameters { get; init; } = [];

    /// <summary>The resources written out; those made by loops (<c>Fn::ForEach</c>) appear when the template is evaluated.</summary>
    public IReadOnlyList<ResourceDeclaration> Resources { get; init; } = [];

    public IReadOnlyList<OutputDeclaration> Outputs { get; init; } = [];

    public IReadOnlyList<ConditionDeclaration> Conditions { get; init; } = [];

    public IReadOnlyList<MapDeclaration> Mappings { get; init; } = [];

    public IReadOnlyList<RuleDeclaration> Rules { get; init; } = [];

    /// <summary>Names of the macros that the whole template goes through, such as <c>AWS::LanguageExtensions</c>.</summary>
    public IReadOnlyList<string> Transforms { get; init; } = [];

    /// <summary>True when a <c>Fn::ForEach</c> stands anywhere in the template.</summary>
    public bool HasLoops { get; init; }

    public required Mapping Root { get; init; }

    public static TemplateReading Read(string text)
    {
        var parsed = TemplateText.Parse(text);
        return parsed.Root is null
            ? new TemplateReading(null, [.. parsed.Problems.Select(p => new TemplateProblem(p.Message, p.At, ""))])
            : TemplateReader.Read(parsed.Root);
    }

    public ParameterDeclaration? Parameter(string name) => parametersByName.Value.GetValueOrDefault(name);

    public ResourceDeclaration? Resource(string logicalId) => resourcesById.Value.GetValueOrDefault(logicalId);

    public ConditionDeclaration? Condition(string name) => conditionsByName.Value.GetValueOrDefault(name);

    public MapDeclaration? Map(string name) => mappingsByName.Value.GetValueOrDefault(name);
}
