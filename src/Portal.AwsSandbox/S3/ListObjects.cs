using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.S3;

/// <summary>The objects of a bucket, and all their versions, by prefix and page.</summary>
internal static class ListObjects
{
    public static XElement V2(WireRequest request, Region region) => region.Read(_ =>
    {
        var ask = new S3Query(request.Parts);
        var bucket = S3Reading.Bucket(request, region);
        var after = ask["continuation-token"] is { } token ? Decode(token) : ask["start-after"] ?? "";
        var prefix = ask["prefix"] ?? "";
        var size = ask.Size("max-keys");
        var delimiter = ask["delimiter"] is { Length: > 0 } given ? given : null;
        var newest = Versions.Of(region, bucket).GroupBy(one => one.Key).Select(one => one.First()).Where(one => one.Text is not null && one.Key.StartsWith(prefix, StringComparison.Ordinal));
        var entries = newest.Select(one => (Name: Folder(one.Key, prefix, delimiter) ?? one.Key, IsFolder: Folder(one.Key, prefix, delimiter) is not null, One: one))
            .DistinctBy(entry => entry.Name).Where(entry => string.CompareOrdinal(entry.Name, after) > 0).ToList();
        var page = entries.Take(size).ToList();
        return new XElement("ListBucketResult",
            new XElement("Name", bucket), new XElement("Prefix", prefix), Xml.Text("Delimiter", delimiter), new XElement("KeyCount", page.Count), new XElement("MaxKeys", size),
            new XElement("IsTruncated", entries.Count > page.Count ? "true" : "false"), Xml.Text("ContinuationToken", ask["continuation-token"]), Xml.Text("StartAfter", ask["start-after"]),
            entries.Count > page.Count && page.Count > 0 ? new XElement("NextContinuationToken", Convert.ToBase64String(Encoding.UTF8.GetBytes(page[^1].Name))) : null,
            page.Where(entry => !entry.IsFolder).Select(entry => new XElement("Contents", Core(region, entry.One))),
            page.Where(entry => entry.IsFolder).Select(entry => new XElement("CommonPrefixes", new XElement("Prefix", entry.Name))));
    });

    public static XElement AllVersions(WireRequest request, Region region) => region.Read(_ =>
    {
        var ask = new S3Query(request.Parts);
        var bucket = S3Reading.Bucket(request, region);
        var size = ask.Size("max-keys");
        var all = Versions.Of(region, bucket).Where(one => one.Key.StartsWith(ask["prefix"] ?? "", StringComparison.Ordinal)).ToList();
        var from = ask["key-marker"] is not { Length: > 0 } key ? 0
            : ask["version-id-marker"] is { Length: > 0 } id ? all.FindIndex(one => one.Key == key && one.VersionId == id) + 1
            : all.FindLastIndex(one => string.CompareOrdinal(one.Key, key) <= 0) + 1;
        var page = all.Skip(from).Take(size).ToList();
        var more = from + page.Count < all.Count && page.Count > 0;
        var newest = all.GroupBy(one => one.Key).Select(one => one.First()).ToHashSet();
        return new XElement("ListVersionsResult",
            new XElement("Name", bucket), new XElement("Prefix", ask["prefix"] ?? ""), new XElement("KeyMarker", ask["key-marker"] ?? ""), new XElement("VersionIdMarker", ask["version-id-marker"] ?? ""),
            more ? new XElement("NextKeyMarker", page[^1].Key) : null, more ? new XElement("NextVersionIdMarker", page[^1].VersionId) : null,
            new XElement("MaxKeys", size), new XElement("IsTruncated", more ? "true" : "false"),
            page.Select(one => new XElement(one.Text is null ? "DeleteMarker" : "Version",
                new XElement("VersionId", one.VersionId), new XElement("IsLatest", newest.Contains(one) ? "true" : "false"),
                one.Text is null ? [new XElement("Key", one.Key), Xml.Time("LastModified", one.At)] : Core(region, one), S3Reading.Owner(request))));
    });

    private static object?[] Core(Region region, ObjectVersion one)
    {
        var bytes = Encoding.UTF8.GetBytes(region.Texts[one.Text!]);
        return [new XElement("Key", one.Key), Xml.Time("LastModified", one.At), new XElement("ETag", PutObject.Tag(bytes)), new XElement("Size", bytes.Length), new XElement("StorageClass", "STANDARD")];
    }

    private static string? Folder(string key, string prefix, string? delimiter) =>
        delimiter is not null && key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal) is >= 0 and var at ? key[..(at + delimiter.Length)] : null;

    private static string Decode(string token)
    {
        var buffer = new byte[token.Length];
        return Convert.TryFromBase64String(token, buffer, out var length)
            ? Encoding.UTF8.GetString(buffer, 0, length)
            : throw new AwsException("InvalidArgument", "The continuation token provided is incorrect");
    }
}

/// <summary>The query of a call; a parameter without a value is an empty text.</summary>
internal sealed class S3Query(SignedParts parts)
{
    public string? this[string name] => parts.Query.Where(pair => pair.Key == name).Select(pair => (string?)pair.Value).FirstOrDefault();

    /// <summary>From 0 to 1,000, and 1,000 when nothing is said.</summary>
    public int Size(string name) => this[name] switch
    {
        null => 1000,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) => Math.Min(1000, size),
        _ => throw new AwsException("InvalidArgument", $"Provided {name} not an integer or within integer range"),
    };
}
