namespace Portal.CloudFormation.Graph;

/// <summary>The order in which resources can be made.</summary>
internal static class DependencyOrder
{
    /// <summary>For each resource those that it needs, each once.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> EdgesOf(Template template, IReadOnlyList<TemplateReference> references)
    {
        var needs = references
            .Where(r => r.Section == "Resources" && r.Via is not (ReferenceVia.Condition or ReferenceVia.FindInMap) && template.Resource(r.To) is not null)
            .ToLookup(r => r.From, r => r.To);
        var edges = new OrderedDictionary<string, IReadOnlyList<string>>();
        foreach (var resource in template.Resources) edges[resource.LogicalId] = [.. needs[resource.LogicalId].Distinct()];
        return edges;
    }

    public static IReadOnlyList<IReadOnlyList<string>> Levels(IReadOnlyDictionary<string, IReadOnlyList<string>> edges)
    {
        var missing = edges.ToDictionary(edge => edge.Key, edge => edge.Value.Count);
        var neededBy = edges.SelectMany(edge => edge.Value, (edge, need) => (need, edge.Key)).ToLookup(pair => pair.need, pair => pair.Key);
        var levels = new List<IReadOnlyList<string>>();
        var ready = edges.Keys.Where(id => missing[id] == 0).ToList();
        while (ready.Count > 0)
        {
            levels.Add(ready);
            ready = [.. ready.SelectMany(id => neededBy[id]).Where(id => --missing[id] == 0)];
        }
        return levels;
    }
}
