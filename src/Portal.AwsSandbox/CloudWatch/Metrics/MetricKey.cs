namespace Portal.AwsSandbox.CloudWatch.Metrics;

public readonly record struct MetricDimension(string Name, string Value);

/// <summary>What tells one metric from another: namespace, name, and all dimensions, whose order says nothing.</summary>
public sealed class MetricKey : IEquatable<MetricKey>
{
    public MetricKey(string @namespace, string name, IEnumerable<MetricDimension> dimensions)
    {
        (Namespace, Name) = (@namespace, name);
        Dimensions = [.. dimensions.OrderBy(dimension => dimension.Name, StringComparer.Ordinal).ThenBy(dimension => dimension.Value, StringComparer.Ordinal)];
        Text = $"{Namespace}\n{Name}{string.Concat(Dimensions.Select(dimension => $"\n{dimension.Name}={dimension.Value}"))}";
    }

    public string Namespace { get; }

    public string Name { get; }

    /// <summary>In order of their names.</summary>
    public IReadOnlyList<MetricDimension> Dimensions { get; }

    /// <summary>All of it as one text, which also orders metrics.</summary>
    public string Text { get; }

    public string? this[string dimension]
    {
        get
        {
            foreach (var each in Dimensions)
                if (each.Name == dimension) return each.Value;
            return null;
        }
    }

    public bool Equals(MetricKey? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as MetricKey);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
