using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>A physical resource as it really is: as CloudFormation made it, and what was changed behind its back.</summary>
internal static class Actual
{
    public static Value Properties(Run run, Incarnation one)
    {
        var value = run.Properties(one);
        foreach (var (path, json) in one.OutOfBand ?? new Dictionary<string, string>())
            value = Set(value, path.Trim('/').Split('/'), json == "" ? null : Value.FromJson(json));
        return value;
    }

    // Null takes the property away.
    private static Value Set(Value? at, ReadOnlySpan<string> path, Value? to)
    {
        if (at is Value.Items items && int.TryParse(path[0], out var index))
        {
            var all = items.All.ToList();
            while (all.Count <= index) all.Add(Value.Empty);
            if (path.Length > 1) all[index] = Set(all[index], path[1..], to);
            else if (to is null) all.RemoveAt(index);
            else all[index] = to;
            return new Value.Items(all);
        }
        var fields = (at as Value.Fields)?.All.ToList() ?? [];
        var name = path[0];
        var found = fields.FindIndex(field => field.Key == name);
        var next = path.Length > 1 ? Set(found < 0 ? null : fields[found].Value, path[1..], to) : to;
        if (found >= 0) fields.RemoveAt(found);
        if (next is not null) fields.Insert(found < 0 ? fields.Count : found, new(name, next));
        return new Value.Fields(fields);
    }
}
