namespace Portal.AwsSandbox.Costs.Billing;

/// <summary>The tags that usage carries, equal when they say the same.</summary>
public sealed class TagSet : IEquatable<TagSet>
{
    public static readonly TagSet None = new([]);

    private readonly SortedDictionary<string, string> tags;
    private readonly string text;
    private readonly int hash;

    public TagSet(IEnumerable<KeyValuePair<string, string>> tags)
    {
        this.tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags) this.tags[key] = value;
        text = string.Join('\n', this.tags.Select(tag => $"{tag.Key}={tag.Value}"));
        hash = text.GetHashCode(StringComparison.Ordinal);
    }

    public IEnumerable<string> Keys => tags.Keys;

    public string? this[string key] => tags.GetValueOrDefault(key);

    public bool Equals(TagSet? other) => ReferenceEquals(this, other) || other is not null && hash == other.hash && text == other.text;

    public override bool Equals(object? obj) => Equals(obj as TagSet);

    public override int GetHashCode() => hash;

    public override string ToString() => text;
}
