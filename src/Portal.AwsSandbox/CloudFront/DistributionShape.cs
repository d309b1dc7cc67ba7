using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFront;

/// <summary>A distribution as CloudFront shows it, in a list and on its own.</summary>
internal static class DistributionShape
{
    public static XElement Summary(Look look, Spell spell) => new("DistributionSummary",
        Xml.Text("Id", spell.PhysicalId), Xml.Text("ARN", Arn(look, spell)), Xml.Text("Status", Status(look, spell)), Xml.Time("LastModifiedTime", spell.From),
        Xml.Text("DomainName", Domain(look, spell)), Aliases(spell), Origins(spell), Behavior(spell), Quantity("CacheBehaviors"), Quantity("CustomErrorResponses"),
        Xml.Text("Comment", Config(spell, "Comment") ?? ""), Xml.Text("PriceClass", Config(spell, "PriceClass") ?? "PriceClass_All"), Xml.Flag("Enabled", Config(spell, "Enabled") == "true"),
        Certificate(spell), Restrictions(), Xml.Text("WebACLId", Config(spell, "WebACLId") ?? ""), Xml.Text("HttpVersion", Config(spell, "HttpVersion") ?? "http1.1"),
        Xml.Flag("IsIPV6Enabled", Config(spell, "IPV6Enabled") == "true"), Xml.Flag("Staging", false));

    public static XElement Whole(Look look, Spell spell) => new("Distribution",
        Xml.Text("Id", spell.PhysicalId), Xml.Text("ARN", Arn(look, spell)), Xml.Text("Status", Status(look, spell)), Xml.Time("LastModifiedTime", spell.From),
        Xml.Number("InProgressInvalidationBatches", 0L), Xml.Text("DomainName", Domain(look, spell)),
        new XElement("ActiveTrustedSigners", Xml.Flag("Enabled", false), Xml.Number("Quantity", 0L)),
        new XElement("ActiveTrustedKeyGroups", Xml.Flag("Enabled", false), Xml.Number("Quantity", 0L)),
        new XElement("DistributionConfig",
            Xml.Text("CallerReference", Hash.Uuid(spell.Seed)), Aliases(spell), Xml.Text("DefaultRootObject", Config(spell, "DefaultRootObject") ?? ""), Origins(spell), Behavior(spell),
            Quantity("CacheBehaviors"), Quantity("CustomErrorResponses"), Xml.Text("Comment", Config(spell, "Comment") ?? ""),
            Xml.Text("PriceClass", Config(spell, "PriceClass") ?? "PriceClass_All"), Xml.Flag("Enabled", Config(spell, "Enabled") == "true"), Certificate(spell), Restrictions(),
            Xml.Text("WebACLId", Config(spell, "WebACLId") ?? ""), Xml.Text("HttpVersion", Config(spell, "HttpVersion") ?? "http1.1"),
            Xml.Flag("IsIPV6Enabled", Config(spell, "IPV6Enabled") == "true"), Xml.Flag("Staging", false)));

    private static string Status(Look look, Spell spell) => look.Status(spell) is "CREATE_IN_PROGRESS" or "UPDATE_IN_PROGRESS" or "DELETE_IN_PROGRESS" ? "InProgress" : "Deployed";

    private static string? Config(Spell spell, string path) => spell.Text("DistributionConfig/" + path);

    private static string Arn(Look look, Spell spell) => $"arn:aws:cloudfront::{look.Region.Account}:distribution/{spell.PhysicalId}";

    private static string Domain(Look look, Spell spell) => Attributes.Of(
        new Birth(look.Region.Account, look.Region.Name, spell.StackName, spell.LogicalId, spell.Type, spell.Properties, spell.Seed), spell.PhysicalId, "DomainName", 1);

    private static XElement Quantity(string name) => new(name, Xml.Number("Quantity", 0L));

    private static XElement Aliases(Spell spell)
    {
        var names = spell.Texts("DistributionConfig/Aliases");
        return new XElement("Aliases", Xml.Number("Quantity", (long)names.Count), names.Count == 0 ? null : Xml.Named("Items", "CNAME", names));
    }

    private static XElement Origins(Spell spell)
    {
        var origins = (spell.At("DistributionConfig/Origins") as Value.Items)?.All.Count ?? 0;
        return new XElement("Origins", Xml.Number("Quantity", (long)origins), new XElement("Items", Enumerable.Range(0, origins).Select(n => Origin(spell, $"Origins/{n}/"))));
    }

    private static XElement Origin(Spell spell, string at) => new("Origin",
        Xml.Text("Id", Config(spell, at + "Id")), Xml.Text("DomainName", Config(spell, at + "DomainName")), Xml.Text("OriginPath", Config(spell, at + "OriginPath") ?? ""),
        new XElement("CustomHeaders", Xml.Number("Quantity", 0L)),
        spell.At($"DistributionConfig/{at}S3OriginConfig") is null ? null : new XElement("S3OriginConfig", Xml.Text("OriginAccessIdentity", Config(spell, at + "S3OriginConfig/OriginAccessIdentity") ?? "")),
        spell.At($"DistributionConfig/{at}CustomOriginConfig") is null ? null : new XElement("CustomOriginConfig",
            Xml.Text("HTTPPort", Config(spell, at + "CustomOriginConfig/HTTPPort") ?? "80"), Xml.Text("HTTPSPort", Config(spell, at + "CustomOriginConfig/HTTPSPort") ?? "443"),
            Xml.Text("OriginProtocolPolicy", Config(spell, at + "CustomOriginConfig/OriginProtocolPolicy"))),
        Config(spell, at + "VpcOriginConfig/VpcOriginId") is { } origin ? new XElement("VpcOriginConfig", Xml.Text("VpcOriginId", origin)) : null,
        Xml.Number("ConnectionAttempts", 3L), Xml.Number("ConnectionTimeout", 10L), Xml.Text("OriginAccessControlId", Config(spell, at + "OriginAccessControlId") ?? ""));

    private static XElement Behavior(Spell spell) => new("DefaultCacheBehavior",
        Xml.Text("TargetOriginId", Config(spell, "DefaultCacheBehavior/TargetOriginId") ?? ""),
        Xml.Text("ViewerProtocolPolicy", Config(spell, "DefaultCacheBehavior/ViewerProtocolPolicy") ?? "allow-all"),
        Xml.Flag("Compress", Config(spell, "DefaultCacheBehavior/Compress") == "true"),
        Xml.Text("CachePolicyId", Config(spell, "DefaultCacheBehavior/CachePolicyId")), Xml.Text("OriginRequestPolicyId", Config(spell, "DefaultCacheBehavior/OriginRequestPolicyId")));

    private static XElement Certificate(Spell spell) => Config(spell, "ViewerCertificate/AcmCertificateArn") is { } arn
        ? new XElement("ViewerCertificate", Xml.Flag("CloudFrontDefaultCertificate", false), Xml.Text("ACMCertificateArn", arn),
            Xml.Text("SSLSupportMethod", Config(spell, "ViewerCertificate/SslSupportMethod") ?? "sni-only"), Xml.Text("MinimumProtocolVersion", Config(spell, "ViewerCertificate/MinimumProtocolVersion") ?? "TLSv1.2_2021"))
        : new XElement("ViewerCertificate", Xml.Flag("CloudFrontDefaultCertificate", true), Xml.Text("MinimumProtocolVersion", "TLSv1"));

    private static XElement Restrictions() =>
        new("Restrictions", new XElement("GeoRestriction", Xml.Text("RestrictionType", "none"), Xml.Number("Quantity", 0L)));
}
