using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>The named conditions of a template, each evaluated once.</summary>
internal sealed class Conditions(Expressions expressions)
{
    private readonly Dictionary<string, bool?> known = [];
    private readonly List<string> underWay = [];

    public IReadOnlyDictionary<string, bool?> Known => known;

    /// <summary>Null when it depends on a value that is not known, or is wrong.</summary>
    /// <param name="at">Where the name is used.</param>
    public bool? Of(string name, Position at)
    {
        if (known.TryGetValue(name, out var truth)) return truth;
        if (expressions.Template.Condition(name) is not { } declaration)
        {
            expressions.Fail(at, $"There is no condition named {name}.");
            return null;
        }
        if (underWay.Contains(name))
        {
            var cycle = string.Join(" → ", underWay.Skip(underWay.IndexOf(name)).Append(name));
            expressions.Fail(at, $"Conditions depend on each other in a circle: {cycle}.");
            return null;
        }
        underWay.Add(name);
        known[name] = truth = Evaluate(declaration);
        underWay.Remove(name);
        return truth;
    }

    private bool? Evaluate(ConditionDeclaration declaration)
    {
        var (trail, context) = (expressions.Trail, expressions.Context);
        expressions.Trail = Trail.Of("Conditions", declaration.Name);
        expressions.Context = Context.Conditions;
        var truth = expressions.Truth(declaration.Expression);
        (expressions.Trail, expressions.Context) = (trail, context);
        return truth;
    }
}
