using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFront;

/// <summary>CloudFront: the distributions of an account, whichever region's stack made them. REST with XML.</summary>
public sealed class CloudFrontService(World world) : IRestService
{
    private const string Path = "/2020-05-31/distribution";
    private const string Namespace = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

    public string SigningName => "cloudfront";

    public IReadOnlyCollection<string> Actions => ["GetDistribution", "ListDistributions"];

    public string? ActionOf(QueryInput input) => null;

    public string? ActionOf(SignedParts parts) => parts.Method != "GET" ? null
        : parts.RawPath == Path ? "ListDistributions"
        : parts.RawPath.StartsWith(Path + "/", StringComparison.Ordinal) && !parts.RawPath[(Path.Length + 1)..].Contains('/', StringComparison.Ordinal) ? "GetDistribution"
        : null;

    public Task<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellation)
    {
        if (request.Region != "us-east-1")
            throw new AwsException("SignatureDoesNotMatch", $"Credential should be scoped to a valid region, not '{request.Region}'. ", 403);
        return Task.FromResult(request.Action == "ListDistributions" ? List(request) : Get(request));
    }

    public WireAnswer Refuse(AwsException error, string requestId)
    {
        var code = error.Code is "AccessDeniedException" ? "AccessDenied" : error.Code;
        var root = new XElement("ErrorResponse",
            new XElement("Error", new XElement("Type", error.Type), new XElement("Code", code), Xml.Text("Message", error.Message)), new XElement("RequestId", requestId));
        return new WireAnswer(error.Status, "text/xml", Xml.Write(Namespace, root));
    }

    private WireAnswer List(WireRequest request)
    {
        var query = request.Parts.Query.ToLookup(pair => pair.Key, pair => pair.Value);
        var size = query["MaxItems"].FirstOrDefault() switch
        {
            null => 100,
            var text when int.TryParse(text, out var number) && number is >= 1 and <= 100 => number,
            var text => throw new AwsException("InvalidArgument", $"The parameter MaxItems {text} is not valid."),
        };
        var marker = query["Marker"].FirstOrDefault() ?? "";
        var all = Distributions(request, (look, spell) => (spell.PhysicalId, Shape: DistributionShape.Summary(look, spell)));
        var rest = all.Where(each => string.CompareOrdinal(each.PhysicalId, marker) > 0).OrderBy(each => each.PhysicalId, StringComparer.Ordinal).ToList();
        var page = rest.Take(size).ToList();
        var more = rest.Count > page.Count;
        return Answer(new XElement("DistributionList",
            new XElement("Marker", marker), more ? new XElement("NextMarker", page[^1].PhysicalId) : null,
            Xml.Number("MaxItems", (long)size), Xml.Flag("IsTruncated", more), Xml.Number("Quantity", (long)page.Count),
            page.Count == 0 ? null : new XElement("Items", page.Select(each => each.Shape))));
    }

    private WireAnswer Get(WireRequest request)
    {
        var id = Uri.UnescapeDataString(request.Parts.RawPath[(Path.Length + 1)..]);
        var found = Distributions(request, (look, spell) => (spell.PhysicalId, Shape: DistributionShape.Whole(look, spell), spell.Number)).Find(each => each.PhysicalId == id);
        return found.Shape is null
            ? throw new AwsException("NoSuchDistribution", "The specified distribution does not exist.", 404)
            : Answer(found.Shape) with { Headers = [("ETag", "E" + CloudFormation.ResourceTypes.Hash.Letters($"{id}/{found.Number}", 13))] };
    }

    private List<T> Distributions<T>(WireRequest request, Func<Look, Spell, T> shape) =>
        [.. world.Regions.Where(region => region.Account == request.Account).SelectMany(region => region.Read(now =>
        {
            var look = new Look(request, region, now);
            return look.Standing("AWS::CloudFront::Distribution").Select(spell => shape(look, spell)).ToList();
        }))];

    private static WireAnswer Answer(XElement root) => new(200, "text/xml", Xml.Write(Namespace, root));
}
