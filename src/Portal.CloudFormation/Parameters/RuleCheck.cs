using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Reading;

namespace Portal.CloudFormation.Parameters;

/// <summary>Assertions of the template's Rules across parameters.</summary>
internal static class RuleCheck
{
    /// <summary>
    /// One problem for each parameter that a broken assertion reads. What depends on a value that is missing, or on
    /// what only AWS knows, is left to CloudFormation.
    /// </summary>
    public static IEnumerable<ParameterProblem> Problems(
        Template template, IReadOnlyDictionary<string, string> given, PseudoParameters pseudo)
    {
        if (template.Rules.Count == 0) return [];
        var log = new ProblemLog();
        var expressions = new Expressions(template, new Scope(template, given, pseudo), log) { Context = Context.Rules };
        return template.Rules.SelectMany(rule => Broken(expressions, rule)).Distinct();
    }

    private static List<ParameterProblem> Broken(Expressions e, RuleDeclaration rule)
    {
        var problems = new List<ParameterProblem>();
        e.Trail = Trail.Of("Rules", rule.Name);
        if (rule.Condition is { } condition && e.Truth(condition) != true) return problems;
        foreach (var assertion in rule.Assertions)
        {
            e.Trace = new ReadTrace();
            if (e.Truth(assertion.Assert) != false) continue;
            var read = e.Trace.Parameters.ToList();
            problems.AddRange(read.Select(name => Problem(name, rule, assertion, read)));
        }
        return problems;
    }

    private static ParameterProblem Problem(string name, RuleDeclaration rule, AssertionDeclaration assertion, List<string> read)
    {
        var message = assertion.Description is { Length: > 0 } own ? own : $"The rule {rule.Name} of the template is broken.";
        var others = read.Where(other => other != name).ToList();
        var fix = others.Count == 0 ? $"Change {name}." : $"Change {name}, or {string.Join(" or ", others)}.";
        return new ParameterProblem(name, ParameterCode.Rule, message, fix);
    }
}
