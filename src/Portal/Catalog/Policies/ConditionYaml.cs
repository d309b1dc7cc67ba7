using Portal.CloudFormation.Syntax;
using Portal.Domain.Catalog.Policies;

namespace Portal.Catalog.Policies;

/// <summary>Reads the conditions of rules; templates/policies/README.md is their reference.</summary>
internal sealed class ConditionYaml(YamlView view, Action<Position?, string> fault)
{
    private static readonly Dictionary<string, Comparison> Operators = new()
    {
        ["equals"] = Comparison.EqualTo,
        ["notEquals"] = Comparison.NotEqualTo,
        ["oneOf"] = Comparison.OneOf,
        ["noneOf"] = Comparison.NoneOf,
        ["below"] = Comparison.Below,
        ["atMost"] = Comparison.AtMost,
        ["above"] = Comparison.Above,
        ["atLeast"] = Comparison.AtLeast,
        ["startsWith"] = Comparison.StartsWith,
        ["present"] = Comparison.Present,
        ["absent"] = Comparison.Absent,
    };

    /// <param name="node">Null for a rule that always applies.</param>
    public Condition Read(Node? node)
    {
        if (node is null) return Condition.Always;
        var map = view.Map(node, "when");
        switch (map.Entries)
        {
            case [{ Key: "all" } all]: return new Condition.All(view.List(all.Value, "all").Select(Read).ToList());
            case [{ Key: "any" } any]: return new Condition.Any(view.List(any.Value, "any").Select(Read).ToList());
            case [{ Key: "not" } not]: return new Condition.Not(Read(not.Value));
        }
        foreach (var entry in map.Entries.Where(entry => entry.Key is not ("field" or "operator" or "value")))
            fault(entry.At, $"A condition is all, any, not, or field with operator and value; '{entry.Key}' is none of them.");
        var field = view.Text(map, "field");
        if (field.Length > 0 && !PolicyFields.IsKnown(field)) fault(map["field"]?.At, $"There is no field '{field}'. Known: {string.Join(", ", PolicyFields.Known)}, inputs.NAME, assumptions.ID.");
        var word = view.Text(map, "operator");
        if (!Operators.TryGetValue(word, out var comparison))
        {
            if (word.Length > 0) fault(map["operator"]!.At, $"'{word}' is not an operator. Known: {string.Join(", ", Operators.Keys)}.");
            return Condition.Always;
        }
        return new Condition.Test(field, comparison, Values(map, comparison));
    }

    private IReadOnlyList<string> Values(Mapping map, Comparison comparison)
    {
        if (comparison is Comparison.Present or Comparison.Absent)
        {
            if (map["value"] is { } none) fault(none.At, "present and absent take no value.");
            return [];
        }
        if (comparison is Comparison.OneOf or Comparison.NoneOf)
        {
            if (map["value"] is not Sequence { Items.Count: > 0 }) fault(map["value"]?.At ?? map.At, "oneOf and noneOf take a list with at least one value.");
            return map["value"] is Sequence ? view.Texts(map["value"], "value") : [];
        }
        var value = view.Text(map, "value");
        if (comparison is Comparison.Below or Comparison.AtMost or Comparison.Above or Comparison.AtLeast) _ = view.Number(map, "value");
        return [value];
    }
}
