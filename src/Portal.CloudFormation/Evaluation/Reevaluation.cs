using Portal.CloudFormation.Graph;
using Portal.CloudFormation.Reading;

namespace Portal.CloudFormation.Evaluation;

/// <summary>
/// Which resources a parameter reaches, found once for a template, so that trying another value evaluates only those.
/// </summary>
public sealed class Reevaluation
{
    private readonly Template template;
    private readonly Dictionary<string, HashSet<string>> reached;

    private Reevaluation(Template template, Dictionary<string, HashSet<string>> reached) => (this.template, this.reached) = (template, reached);

    public static Reevaluation Of(Template template)
    {
        var references = ReferenceGraph.Of(template).References.Where(r => r.Section is "Resources" or "Conditions").ToList();
        var usedBy = references.ToLookup(r => r.To, r => (r.Section, r.From));
        var byParameter = template.Parameters.ToDictionary(parameter => parameter.Name, parameter => ReachedFrom(parameter.Name, usedBy));
        return new Reevaluation(template, byParameter);
    }

    /// <summary>Logical ids of the resources that read the parameter, directly or through a condition.</summary>
    public IReadOnlyCollection<string> Reached(string parameter) => reached.GetValueOrDefault(parameter) ?? [];

    /// <summary>The resources under other values. Outputs, conditions and problems stay those of <paramref name="before"/>.</summary>
    /// <param name="before">The whole template under values that differ in <paramref name="parameter"/> only.</param>
    public EvaluatedTemplate With(EvaluatedTemplate before, string parameter, IReadOnlyDictionary<string, string> values, PseudoParameters pseudo)
    {
        if (template.HasLoops) return Evaluator.Evaluate(template, values, pseudo);
        var changed = Reached(parameter);
        if (changed.Count == 0) return before;
        var kept = before.Resources.ToDictionary(resource => resource.LogicalId);
        var expressions = new Expressions(template, new Scope(template, values, pseudo), new ProblemLog());
        var resources = new List<EvaluatedResource>(template.Resources.Count);
        foreach (var declaration in template.Resources)
        {
            if (changed.Contains(declaration.LogicalId))
            {
                if (Evaluator.ResourceIfExists(expressions, declaration) is { } again) resources.Add(again);
            }
            else if (kept.TryGetValue(declaration.LogicalId, out var same)) resources.Add(same);
        }
        return before with { Resources = resources };
    }

    private static HashSet<string> ReachedFrom(string parameter, ILookup<string, (string Section, string From)> usedBy)
    {
        var resources = new HashSet<string>();
        var conditions = new HashSet<string>();
        var names = new Queue<string>([parameter]);
        while (names.TryDequeue(out var name))
            foreach (var (section, from) in usedBy[name])
            {
                if (section == "Resources") resources.Add(from);
                else if (conditions.Add(from)) names.Enqueue(from);
            }
        return resources;
    }
}
