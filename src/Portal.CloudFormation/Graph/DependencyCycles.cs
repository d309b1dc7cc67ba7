namespace Portal.CloudFormation.Graph;

/// <summary>Finds, for every knot of resources that need each other, one shortest way around it.</summary>
internal static class DependencyCycles
{
    public static IReadOnlyList<DependencyCycle> In(IReadOnlyDictionary<string, IReadOnlyList<string>> edges)
    {
        var cycles = new List<DependencyCycle>();
        var knots = StrongComponents.Of(edges);
        var order = edges.Keys.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);
        foreach (var knot in knots)
        {
            var first = knot.MinBy(id => order[id])!;
            if (knot.Count > 1 || edges[first].Contains(first)) cycles.Add(new DependencyCycle(ShortestWayBack(first, [.. knot], edges)));
        }
        return cycles;
    }

    private static List<string> ShortestWayBack(string start, HashSet<string> knot, IReadOnlyDictionary<string, IReadOnlyList<string>> edges)
    {
        var cameFrom = new Dictionary<string, string>();
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var here))
        {
            foreach (var next in edges[here].Where(knot.Contains))
            {
                if (next == start) return WayTo(here, start, cameFrom);
                if (cameFrom.TryAdd(next, here)) queue.Enqueue(next);
            }
        }
        throw new InvalidOperationException($"{start} is in a knot, yet no way leads back to it.");
    }

    private static List<string> WayTo(string last, string start, Dictionary<string, string> cameFrom)
    {
        var way = new List<string> { start };
        for (var here = last; here != start; here = cameFrom[here]) way.Add(here);
        way.Add(start);
        way.Reverse();
        return way;
    }
}
