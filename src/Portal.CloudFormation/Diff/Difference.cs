using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Diff;

/// <summary>One place where two values differ; <paramref name="Path"/> as people read it, <paramref name="RulePath"/> without indices.</summary>
internal sealed record Difference(string Path, string RulePath, Value? Before, Value? After);

/// <summary>Finds the smallest places where two values differ. Items of lists are told apart by what names them, not by where they stand.</summary>
internal static class Differences
{
    /// <summary>What names an item, by the first of these that every item of both lists has, each with a value of its own.</summary>
    private static readonly string[] Names = ["Key", "Id", "Sid", "Name", "DeviceName", "PathPattern", "AttributeName"];

    public static IEnumerable<Difference> Between(KnownMap before, KnownMap after) => OfMaps("", "", before, after);

    private static IEnumerable<Difference> Of(string path, string rulePath, Value? before, Value? after) => (before, after) switch
    {
        (KnownMap b, KnownMap a) => OfMaps(path, rulePath, b, a),
        (KnownList b, KnownList a) => OfLists(path, rulePath, b, a),
        (KnownScalar b, KnownScalar a) => b.Text == a.Text ? [] : [new Difference(path, rulePath, b, a)],
        _ => Equals(before, after) ? [] : [new Difference(path, rulePath, before, after)],
    };

    private static IEnumerable<Difference> OfMaps(string path, string rulePath, KnownMap before, KnownMap after)
    {
        var (old, now) = (before.ByKey(), after.ByKey());
        foreach (var (key, value) in after.Entries)
            foreach (var difference in Of(Join(path, key), Join(rulePath, key), old.GetValueOrDefault(key), value)) yield return difference;
        foreach (var (key, value) in before.Entries)
            if (!now.ContainsKey(key)) yield return new Difference(Join(path, key), Join(rulePath, key), value, null);
    }

    private static IEnumerable<Difference> OfLists(string path, string rulePath, KnownList before, KnownList after)
    {
        if (NameOf(before, after) is { } name) return OfNamed(path, rulePath, name, before, after);
        if (before.Items.Count == after.Items.Count && before.Items.Concat(after.Items).All(item => item is KnownMap))
            return before.Items.Zip(after.Items).SelectMany((pair, i) => Of($"{path}[{i}]", rulePath, pair.First, pair.Second));
        var same = before.Items.Count == after.Items.Count && before.Items.Zip(after.Items, (b, a) => !Of("", "", b, a).Any()).All(x => x);
        return same ? [] : [new Difference(path, rulePath, before, after)];
    }

    private static IEnumerable<Difference> OfNamed(string path, string rulePath, string name, KnownList before, KnownList after)
    {
        var old = before.Items.Cast<KnownMap>().ToDictionary(item => TextOf(item, name));
        var now = after.Items.Cast<KnownMap>().ToDictionary(item => TextOf(item, name));
        foreach (var (key, item) in now)
            foreach (var difference in Of($"{path}[{key}]", rulePath, old.GetValueOrDefault(key), item)) yield return difference;
        foreach (var (key, item) in old)
            if (!now.ContainsKey(key)) yield return new Difference($"{path}[{key}]", rulePath, item, null);

        // Of patterns the first that fits wins, so their order has a meaning; that of tags or origins has none.
        if (name == "PathPattern" && !old.Keys.Where(now.ContainsKey).SequenceEqual(now.Keys.Where(old.ContainsKey)))
            yield return new Difference(path, rulePath, before, after);
    }

    private static string? NameOf(KnownList before, KnownList after) =>
        before.Items.Count + after.Items.Count == 0
            ? null
            : Names.FirstOrDefault(name => AreNamedBy(name, before) && AreNamedBy(name, after));

    private static bool AreNamedBy(string name, KnownList list)
    {
        var seen = new HashSet<string>();
        return list.Items.All(item => item is KnownMap map && map[name] is KnownScalar text && seen.Add(text.Text));
    }

    private static string TextOf(KnownMap item, string name) => ((KnownScalar)item[name]!).Text;

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
