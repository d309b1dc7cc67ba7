using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.S3;

/// <summary>The versions of a bucket's objects. Those who call it hold the region's lock; changes are within a change.</summary>
internal static class Versions
{
    public const string Unversioned = "null";

    public static bool AreKept(Region region, string bucket) =>
        Past.Now(region, "AWS::S3::Bucket", bucket)?.Text("VersioningConfiguration/Status") == "Enabled";

    /// <summary>Newest first for each key, keys in order.</summary>
    public static List<ObjectVersion> Of(Region region, string bucket) =>
        [.. (region.Facts.Versions.GetValueOrDefault(bucket) ?? []).Index().OrderBy(each => each.Item.Key, StringComparer.Ordinal).ThenByDescending(each => each.Index).Select(each => each.Item)];

    /// <summary>Puts an object, or a delete marker, as its newest version; answers the version.</summary>
    public static ObjectVersion Put(Region region, string bucket, string key, string? text, DateTimeOffset at)
    {
        if (!region.Facts.Versions.TryGetValue(bucket, out var all)) region.Facts.Versions[bucket] = all = [];
        var kept = AreKept(region, bucket);
        if (!kept) all.RemoveAll(one => one.Key == key && one.VersionId == Unversioned);
        var version = new ObjectVersion(key, kept ? Hash.Letters(region.NewId("version"), 32) : Unversioned, at, text);
        if (kept || text is not null) all.Add(version);
        Settle(region, bucket, key);
        return version;
    }

    /// <summary>Takes one version away for good; false when there is none.</summary>
    public static bool Remove(Region region, string bucket, string key, string versionId)
    {
        var removed = region.Facts.Versions.GetValueOrDefault(bucket)?.RemoveAll(one => one.Key == key && one.VersionId == versionId) > 0;
        Settle(region, bucket, key);
        return removed;
    }

    // What a key shows is its newest version, unless that is a delete marker.
    private static void Settle(Region region, string bucket, string key)
    {
        if (!region.Facts.Buckets.TryGetValue(bucket, out var objects)) region.Facts.Buckets[bucket] = objects = [];
        if (region.Facts.Versions.GetValueOrDefault(bucket)?.FindLast(one => one.Key == key)?.Text is { } text) objects[key] = text;
        else objects.Remove(key);
        region.TouchFacts();
    }
}
