namespace Portal.CloudFormation.Graph;

/// <summary>Tarjan's algorithm with a stack of its own: a chain of ten thousand resources must not exhaust the thread's.</summary>
internal static class StrongComponents
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyDictionary<string, IReadOnlyList<string>> edges)
    {
        var index = new Dictionary<string, int>();
        var low = new Dictionary<string, int>();
        var pending = new Stack<string>();
        var isPending = new HashSet<string>();
        var components = new List<IReadOnlyList<string>>();

        foreach (var root in edges.Keys)
        {
            if (index.ContainsKey(root)) continue;
            var calls = new Stack<(string Node, int NextEdge)>([(root, 0)]);
            while (calls.TryPop(out var call))
            {
                var (node, edge) = call;
                if (edge == 0)
                {
                    index[node] = low[node] = index.Count;
                    pending.Push(node);
                    isPending.Add(node);
                }
                else
                {
                    var visited = edges[node][edge - 1];
                    if (isPending.Contains(visited)) low[node] = Math.Min(low[node], low[visited]);
                }

                var next = edge;
                while (next < edges[node].Count && index.ContainsKey(edges[node][next]))
                {
                    if (isPending.Contains(edges[node][next])) low[node] = Math.Min(low[node], index[edges[node][next]]);
                    next++;
                }
                if (next < edges[node].Count)
                {
                    calls.Push((node, next + 1));
                    calls.Push((edges[node][next], 0));
                }
                else if (low[node] == index[node])
                {
                    components.Add(Take(node, pending, isPending));
                }
            }
        }
        return components;
    }

    private static List<string> Take(string root, Stack<string> pending, HashSet<string> isPending)
    {
        var component = new List<string>();
        string node;
        do
        {
            node = pending.Pop();
            isPending.Remove(node);
            component.Add(node);
        }
        while (node != root);
        return component;
    }
}
