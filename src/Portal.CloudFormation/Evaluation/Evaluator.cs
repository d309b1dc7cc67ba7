using Portal.CloudFormation.Reading;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>Works a template out under given parameters, as far as that is possible without AWS.</summary>
public static class Evaluator
{
    /// <param name="parameters">Values by name; defaults stand in for what is left out, and without a default the value is unknown.</param>
    public static EvaluatedTemplate Evaluate(Template template, IReadOnlyDictionary<string, string> parameters, PseudoParameters pseudo)
    {
        var log = new ProblemLog();
        if (template.HasLoops)
        {
            if (LoopExpansion.Expand(template, new Scope(template, parameters, pseudo), log) is not { } expanded)
                return new EvaluatedTemplate([], [], new Dictionary<string, bool?>(), log.All);
            template = expanded;
        }
        var expressions = new Expressions(template, new Scope(template, parameters, pseudo), log);
        ReportMacros(template, log);
        CheckRules(expressions);
        foreach (var condition in template.Conditions) expressions.Conditions.Of(condition.Name, condition.At);
        return new EvaluatedTemplate(Resources(expressions), Outputs(expressions), expressions.Conditions.Known, log.All);
    }

    private static void ReportMacros(Template template, ProblemLog log)
    {
        var at = template.Root["Transform"]?.At ?? template.Root.At;
        foreach (var macro in template.Transforms.Where(name => name != Loops.Transform))
            log.Add($"The macro {macro} rewrites the template in the account; what it makes is not known here.", at, "Transform");
    }

    /// <summary>Whether rules hold is for the check of parameters; here only what is wrong with the rules themselves comes out.</summary>
    private static void CheckRules(Expressions e)
    {
        e.Context = Context.Rules;
        foreach (var rule in e.Template.Rules)
        {
            e.Trail = Trail.Of("Rules", rule.Name);
            if (rule.Condition is { } condition) e.Truth(condition);
            foreach (var assertion in rule.Assertions) e.Truth(assertion.Assert);
        }
        e.Context = Context.Resources;
    }

    private static List<EvaluatedResource> Resources(Expressions e)
    {
        var resources = new List<EvaluatedResource>();
        foreach (var declaration in e.Template.Resources)
            if (ResourceIfExists(e, declaration) is { } resource) resources.Add(resource);
        return resources;
    }

    /// <summary>Null when its condition is false.</summary>
    internal static EvaluatedResource? ResourceIfExists(Expressions e, ResourceDeclaration declaration)
    {
        e.Trail = Trail.Of("Resources", declaration.LogicalId);
        var exists = declaration.Condition is not { } condition ? true : e.Conditions.Of(condition, declaration.At);
        return exists == false ? null : Resource(e, declaration, isCertain: exists == true);
    }

    private static EvaluatedResource Resource(Expressions e, ResourceDeclaration declaration, bool isCertain)
    {
        e.Trace = new ReadTrace();
        foreach (var dependency in declaration.DependsOn.Where(id => e.Template.Resource(id) is null))
            e.Fail(declaration.Body["DependsOn"]!.At, $"DependsOn names {dependency}, but there is no such resource.");
        return new EvaluatedResource(
            declaration.LogicalId,
            declaration.Type,
            e.Of(declaration.Properties, "Properties") as KnownMap ?? KnownMap.Empty,
            [],
            declaration.DeletionPolicy ?? Policy(e, declaration, "DeletionPolicy"),
            declaration.UpdateReplacePolicy ?? Policy(e, declaration, "UpdateReplacePolicy"),
            Attribute(e, declaration.CreationPolicy, "CreationPolicy"),
            Attribute(e, declaration.UpdatePolicy, "UpdatePolicy"),
            Attribute(e, declaration.Metadata, "Metadata"),
            isCertain,
            declaration.At)
        {
            DependsOn = [.. declaration.DependsOn.Concat(e.Trace.Resources).Distinct()],
        };
    }

    private static Value? Attribute(Expressions e, Node? node, string key) => node is null ? null : e.Of(node, key);

    private static string? Policy(Expressions e, ResourceDeclaration declaration, string key) =>
        (Attribute(e, declaration.Body[key], key) as KnownScalar)?.Text;

    private static List<EvaluatedOutput> Outputs(Expressions e)
    {
        var outputs = new List<EvaluatedOutput>();
        foreach (var declaration in e.Template.Outputs)
        {
            e.Trail = Trail.Of("Outputs", declaration.Name);
            if (declaration.Condition is { } condition && e.Conditions.Of(condition, declaration.At) == false) continue;
            if (e.Of(declaration.Value, "Value") is not { } value)
            {
                e.Fail(declaration.At, "An output needs a value; AWS::NoValue is none.");
                continue;
            }
            outputs.Add(new EvaluatedOutput(
                declaration.Name, value, declaration.Description, Attribute(e, declaration.ExportName, "Export"), declaration.At));
        }
        return outputs;
    }
}
