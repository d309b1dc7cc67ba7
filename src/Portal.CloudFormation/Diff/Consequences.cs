using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Diff;

/// <summary>
/// Properties that are written as before and yet get a new value, because a resource they refer to is replaced or
/// gives out a new attribute (the latest version of a launch template).
/// </summary>
internal static class Consequences
{
    public static void AddTo(Dictionary<string, ResourceChange> changes, EvaluatedTemplate after)
    {
        var readers = after.Resources
            .SelectMany(resource => resource.DependsOn, (resource, dependency) => (dependency, resource))
            .ToLookup(pair => pair.dependency, pair => pair.resource);
        var pending = new Queue<ResourceChange>(changes.Values.Where(change => change.Action == ChangeAction.Modify));
        while (pending.TryDequeue(out var cause))
        {
            // A later turn may have made it worse in the meantime; then that turn is in the queue too.
            if (changes[cause.LogicalId] != cause) continue;
            foreach (var reader in readers[cause.LogicalId])
            {
                if (reader.LogicalId == cause.LogicalId || changes.GetValueOrDefault(reader.LogicalId) is { Action: ChangeAction.Add }) continue;
                if (Follow(changes.GetValueOrDefault(reader.LogicalId), reader, cause) is not { } changed) continue;
                changes[reader.LogicalId] = changed;
                pending.Enqueue(changed);
            }
        }
    }

    /// <summary>The reader's change with what follows from <paramref name="cause"/>, or null when nothing new does.</summary>
    private static ResourceChange? Follow(ResourceChange? known, EvaluatedResource reader, ResourceChange cause)
    {
        var properties = known?.Properties.ToList() ?? [];
        var isNew = false;
        foreach (var (path, value) in UnknownsIn("", reader.Properties))
        {
            if (Effect(reader, path, value, cause) is not { } effect) continue;
            var same = properties.FindIndex(change => change.Path == path);
            if (same >= 0 && properties[same].Replacement >= effect.Replacement) continue;
            if (same >= 0) properties[same] = properties[same] with { Replacement = effect.Replacement, Reason = effect.Reason };
            else properties.Add(effect);
            isNew = true;
        }
        if (!isNew) return null;
        var changed = ResourceDiff.Changed(reader, properties);
        return known is not null && known.Replacement > changed.Replacement
            ? changed with { Replacement = known.Replacement, Reason = known.Reason, Disposal = known.Disposal }
            : changed;
    }

    private static PropertyChange? Effect(EvaluatedResource reader, string path, Unknown value, ResourceChange cause)
    {
        var read = value.Reads.FirstOrDefault(r => r.Subject == cause.LogicalId && Moves(r, cause));
        if (read is null) return null;
        var (replacement, _) = Forecast.Rule(reader, RulePathOf(path));
        if (replacement == Replacement.Will && (cause.Replacement != Replacement.Will || !Identifies(read))) replacement = Replacement.May;
        var why = cause.Replacement switch
        {
            Replacement.Will => $"{cause.LogicalId} is replaced, so it gets a new value.",
            Replacement.May => $"{cause.LogicalId} may be replaced; then it gets a new value.",
            _ => $"{cause.LogicalId} changes, and with it its {read.Attribute}.",
        };
        return new PropertyChange(path, value, value, replacement, why);
    }

    /// <summary>An id or an ARN is never that of the old resource; an address or a port may stay the same.</summary>
    private static bool Identifies(Reference read) =>
        read.Kind == ReferenceKind.PhysicalId
        || read.Attribute is { } attribute && (attribute.EndsWith("Id", StringComparison.Ordinal) || attribute.EndsWith("Arn", StringComparison.Ordinal));

    private static bool Moves(Reference read, ResourceChange cause) => read.Kind switch
    {
        ReferenceKind.PhysicalId => cause.Replacement != Replacement.Never,
        ReferenceKind.Attribute => cause.Replacement != Replacement.Never
            || (cause.Properties.Any(change => !change.Path.StartsWith('.')) && ReplacementTable.Current.Of(cause.Type)?.Renews(read.Attribute!) == true),
        _ => false,
    };

    private static IEnumerable<(string Path, Unknown Value)> UnknownsIn(string path, Value value) => value switch
    {
        Unknown unknown => [(path, unknown)],
        KnownMap map => map.Entries.SelectMany(entry => UnknownsIn(path.Length == 0 ? entry.Key : $"{path}.{entry.Key}", entry.Value)),
        KnownList list => list.Items.SelectMany((item, i) => UnknownsIn($"{path}[{i}]", item)),
        _ => [],
    };

    private static string RulePathOf(string path) =>
        string.Join('.', path.Split('.').Select(step => step.IndexOf('[') is >= 0 and var bracket ? step[..bracket] : step));
}
