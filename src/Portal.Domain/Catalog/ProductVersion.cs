namespace Portal.Domain.Catalog;

/// <summary>The files of a product version, kept for good: what was requested can be rendered again, byte for byte.</summary>
public sealed class ProductVersion
{
    private ProductVersion() { }

    public string Hash { get; private set; } = "";
    public string Product { get; private set; } = "";
    public string Version { get; private set; } = "";

    /// <summary>File name to text.</summary>
    public IReadOnlyDictionary<string, string> Files { get; private set; } = new Dictionary<string, string>();
    public DateTimeOffset FirstSeenAt { get; private set; }

    public static ProductVersion Of(string hash, string product, string version, IReadOnlyDictionary<string, string> files, DateTimeOffset now) => new()
    {
        Hash = hash,
        Product = product,
        Version = version,
        Files = files,
        FirstSeenAt = now,
    };
}
