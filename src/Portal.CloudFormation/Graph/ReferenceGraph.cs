using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Reading;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Graph;

/// <summary>How one part of a template names another.</summary>
public enum ReferenceVia { Ref, GetAtt, Sub, DependsOn, Condition, FindInMap }

/// <summary>From and To are names: of a resource, an output, a condition, a parameter or a map.</summary>
/// <param name="Section">The section that From stands in, such as <c>Resources</c>.</param>
public sealed record TemplateReference(string Section, string From, string To, ReferenceVia Via, Position At, string Path);

/// <summary>Resources that need each other; the first stands again at the end.</summary>
public sealed record DependencyCycle(IReadOnlyList<string> Members)
{
    public override string ToString() => string.Join(" → ", Members);
}

/// <summary>What refers to what, over all branches of all conditions.</summary>
/// <param name="References">To things that exist, pseudo parameters left out.</param>
/// <param name="Levels">Logical ids in the order in which they can be made: all of a level at once. Without those that a cycle holds up.</param>
/// <param name="Unresolved">References to nothing.</param>
public sealed record ReferenceGraph(
    IReadOnlyList<TemplateReference> References,
    IReadOnlyList<IReadOnlyList<string>> Levels,
    IReadOnlyList<DependencyCycle> Cycles,
    IReadOnlyList<TemplateProblem> Unresolved)
{
    public static ReferenceGraph Of(Template template)
    {
        var written = WrittenOut(template);
        var scan = new ReferenceScan(written);
        scan.Run();
        var edges = DependencyOrder.EdgesOf(written, scan.Found);
        return new ReferenceGraph(scan.Found, DependencyOrder.Levels(edges), DependencyCycles.In(edges), scan.Unresolved);
    }

    /// <summary>Loops are run over the defaults of their parameters; a loop that can't be run is left out.</summary>
    private static Template WrittenOut(Template template)
    {
        if (!template.HasLoops) return template;
        var nobody = new PseudoParameters("", "", "", null, "", "", [], []);
        return LoopExpansion.Expand(template, new Scope(template, new Dictionary<string, string>(), nobody), new ProblemLog()) ?? template;
    }
}
