using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.S3;

/// <summary>What a bucket is set to, and which buckets there are.</summary>
internal static class S3Reading
{
    private static readonly string[] Blocks = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];

    /// <summary>The bucket of a call's path, once it is sure that it exists. The caller holds the region's lock.</summary>
    public static string Bucket(WireRequest request, Region region)
    {
        var place = ObjectPlace.Of(request.Parts);
        return place.IsIn(region) ? place.Bucket : throw ObjectPlace.NoSuchBucket();
    }

    public static XElement Owner(WireRequest request, string name = "Owner") => new(name, new XElement("ID", request.Account));

    public static XElement Versioning(WireRequest request, Region region) => region.Read(_ =>
        new XElement("VersioningConfiguration", Xml.Text("Status", Spell(region, Bucket(request, region))?.Text("VersioningConfiguration/Status"))));

    public static XElement PublicAccessBlock(WireRequest request, Region region) => region.Read(_ =>
    {
        var spell = Spell(region, Bucket(request, region));
        // A bucket that says nothing has had all four since 2023; one that takes them away has none.
        var says = spell?.At("PublicAccessBlockConfiguration") is not null;
        return new XElement("PublicAccessBlockConfiguration", Blocks.Select(block =>
            Xml.Flag(block, !says || spell!.Says($"PublicAccessBlockConfiguration/{block}"))));
    });

    public static XElement Buckets(WireRequest request, World world)
    {
        var buckets = new SortedDictionary<string, (DateTimeOffset At, string Region)>(StringComparer.Ordinal);
        foreach (var region in world.Regions.Where(region => region.Account == request.Account))
            foreach (var (name, at) in region.Read(now => Names(region, region.Clock.ShownAt(now)).ToList()))
                buckets.TryAdd(name, (at, region.Name));
        return new XElement("ListAllMyBucketsResult", Owner(request), new XElement("Buckets", buckets.Select(bucket => new XElement("Bucket",
            new XElement("Name", bucket.Key), Xml.Time("CreationDate", bucket.Value.At), new XElement("BucketRegion", bucket.Value.Region)))));
    }

    private static IEnumerable<(string Name, DateTimeOffset At)> Names(Region region, DateTimeOffset now) =>
        Past.Now(region, "AWS::S3::Bucket").Select(spell => (spell.PhysicalId, region.Past.ById(spell.PhysicalId).First().From))
            .Concat(region.Facts.Buckets.Keys.Select(name => (name, now)));

    private static Spell? Spell(Region region, string bucket) => Past.Now(region, "AWS::S3::Bucket", bucket);
}
