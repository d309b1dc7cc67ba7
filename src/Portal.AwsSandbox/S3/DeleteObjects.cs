using System.Xml;
using System.Xml.Linq;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.S3;

/// <summary>Deletes up to a thousand objects: a version for good, or by a delete marker where versions are kept.</summary>
internal static class DeleteObjects
{
    public static Task<XElement> ManyAsync(WireRequest request, Region region)
    {
        var (asked, quiet) = Read(request.Body);
        return region.ChangeAsync(now =>
        {
            var bucket = S3Reading.Bucket(request, region);
            var at = region.Clock.ShownAt(now);
            var deleted = asked.Select(each => One(region, bucket, each.Key, each.VersionId, at)).ToList();
            Note(request, region, at, bucket, "DeleteObjects");
            return new XElement("DeleteResult", quiet ? null : deleted);
        });
    }

    public static Task<XElement> OneAsync(WireRequest request, Region region) => region.ChangeAsync(now =>
    {
        var bucket = S3Reading.Bucket(request, region);
        var at = region.Clock.ShownAt(now);
        var done = One(region, bucket, ObjectPlace.Of(request.Parts).Key, new S3Query(request.Parts)["versionId"], at);
        Note(request, region, at, bucket, "DeleteObject");
        return done;
    });

    private static XElement One(Region region, string bucket, string key, string? versionId, DateTimeOffset at)
    {
        if (versionId is not null)
        {
            Versions.Remove(region, bucket, key, versionId);
            return new XElement("Deleted", new XElement("Key", key), new XElement("VersionId", versionId));
        }
        if (Versions.AreKept(region, bucket))
        {
            var marker = Versions.Put(region, bucket, key, null, at);
            return new XElement("Deleted", new XElement("Key", key), new XElement("DeleteMarker", "true"), new XElement("DeleteMarkerVersionId", marker.VersionId));
        }
        Versions.Remove(region, bucket, key, Versions.Unversioned);
        return new XElement("Deleted", new XElement("Key", key));
    }

    private static void Note(WireRequest request, Region region, DateTimeOffset at, string bucket, string name) => Standing.Trail.Note(
        region, at, "s3.amazonaws.com", name, request.Caller.Arn, request.Caller.AccessKeyId, $$"""{"bucketName":"{{bucket}}"}""", "AWS::S3::Bucket", bucket);

    private static (List<(string Key, string? VersionId)> Asked, bool Quiet) Read(byte[] body)
    {
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
            using var reader = XmlReader.Create(new MemoryStream(body), settings);
            var root = XElement.Load(reader);
            var asked = root.Elements().Where(each => each.Name.LocalName == "Object").Select(each => (Key: Text(each, "Key") ?? "", VersionId: Text(each, "VersionId"))).ToList();
            return asked.Count is > 0 and <= 1000 && asked.TrueForAll(each => each.Key.Length > 0) ? (asked, Text(root, "Quiet") == "true") : throw Malformed();
        }
        catch (XmlException)
        {
            throw Malformed();
        }
    }

    private static string? Text(XElement of, string name) => of.Elements().FirstOrDefault(each => each.Name.LocalName == name)?.Value;

    private static AwsException Malformed() => new("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");
}
