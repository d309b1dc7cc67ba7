using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.CloudWatch.Physics;
using Portal.AwsSandbox.Standing;

namespace Portal.AwsSandbox.CloudWatch.Catalog;

/// <summary>AWS/CloudFront, AWS/NATGateway and AWS/S3.</summary>
internal static class NetworkMetrics
{
    private const double AssetsAtFirst = 300e6;

    public static readonly MetricRow[] Rows =
    [
        OfEdge("Requests", "None", edge => new Datum(edge.Requests, edge.Requests, 1, 1)),
        OfEdge("BytesDownloaded", "None", edge => new Datum(edge.Requests, edge.Bytes, edge.Bytes / edge.Requests, edge.Bytes / edge.Requests)),
        OfEdge("4xxErrorRate", "Percent", edge => Rate(edge.ClientErrors, edge.Requests)),
        OfEdge("5xxErrorRate", "Percent", edge => Rate(edge.ServerErrors, edge.Requests)),
        OfEdge("TotalErrorRate", "Percent", edge => Rate(edge.ClientErrors + edge.ServerErrors, edge.Requests)),
        OfGateway("BytesOutToDestination", "Bytes", app => app.Bytes * 0.02 + 40_000),
        OfGateway("BytesInFromDestination", "Bytes", app => app.Bytes * 0.05 + 90_000),
        OfGateway("ActiveConnectionCount", "Count", app => Math.Round(app.Connections * 0.2 + 4)),
        OfGateway("ErrorPortAllocation", "Count", _ => 0),
        OfGateway("PacketsDropCount", "Count", _ => 0),
        OfBucket("BucketSizeBytes", "Bytes", Subject.BucketSize, bytes => bytes),
        OfBucket("NumberOfObjects", "Count", Subject.BucketObjects, bytes => Math.Ceiling(bytes / 180_000)),
    ];

    private static MetricRow OfEdge(string name, string unit, Func<EdgeMinute, Datum> value) => new("AWS/CloudFront", name, unit, [Subject.Distribution], look =>
        look.Moment.Edge is { Requests: > 0 } edge && look.Picture.First("AWS::CloudFront::Distribution", look.At)?.PhysicalId == look.Key["DistributionId"] ? value(edge) : null);

    // Each request is a sample, of 100 or of 0.
    private static Datum Rate(double errors, double requests) => new(requests, 100 * errors, errors < requests ? 0 : 100, errors > 0 ? 100 : 0);

    private static MetricRow OfGateway(string name, string unit, Func<AppMinute, double> value) => new("AWS/NATGateway", name, unit, [Subject.NatGateway], look =>
    {
        var gateways = look.Picture.At("AWS::EC2::NatGateway", look.At).Select(spell => spell.PhysicalId).ToList();
        return look.Moment.App is { } app && gateways.Contains(look.Key["NatGatewayId"]!) ? Datum.One(Math.Floor(value(app) / gateways.Count)) : null;
    });

    private static MetricRow OfBucket(string name, string unit, Subject subject, Func<double, double> value) => new("AWS/S3", name, unit, [subject], look =>
        look.Picture.At("AWS::S3::Bucket", look.At).FirstOrDefault(spell => spell.PhysicalId == look.Key["BucketName"]) is { } bucket &&
        look.Key["StorageType"] == (subject == Subject.BucketSize ? "StandardStorage" : "AllStorageTypes")
            ? Datum.One(value(Bytes(look, bucket)))
            : null, Daily: true);

    // Logs pile up with the days until their lifecycle ends them after thirty; what is put there for users grows slowly.
    private static double Bytes(Look look, Spell bucket)
    {
        var days = (look.At - look.Picture.Spells.First(spell => spell.PhysicalId == bucket.PhysicalId).From).TotalDays;
        var rate = look.Picture.Traffic?.BaseRate ?? 0;
        return bucket.LogicalId.Contains("Log", StringComparison.Ordinal)
            ? Math.Floor(rate * 86_400 * 45 * Math.Clamp(days, 0, 30))
            : Math.Floor(AssetsAtFirst * (0.5 + look.Picture.Chance(60, 0)) * (1 + 0.6 * days / 365.25));
    }
}
