using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Pricing.Rules;

internal static class EdgePrices
{
    public static void Distribution(EvaluatedResource distribution, Bill bill)
    {
        bill.ByUse(distribution, "cloudfront", "transfer-out-first-10tb", "CloudFront transfer");
        bill.ByUse(distribution, "cloudfront", "https-requests", "CloudFront requests");
        bill.ByUse(distribution, "cloudfront", "to-origin", "Uploads through CloudFront");
        if ((distribution.Properties["DistributionConfig"] as KnownMap)?["WebACLId"] is not null)
        {
            bill.ByUse(distribution, "wafv2", "web-acl", "Attached web ACL");
            bill.ByUse(distribution, "wafv2", "rule", "Rules of the attached web ACL");
            bill.ByUse(distribution, "wafv2", "requests", "Requests through the web ACL");
        }
    }

    public static void Function(EvaluatedResource function, Bill bill) =>
        bill.ByUse(function, "cloudfront", "function-invocations", "CloudFront function");

    public static void WebAcl(EvaluatedResource acl, Bill bill)
    {
        bill.Charge(acl, CostLines.Waf, "wafv2", "web-acl", Spread.Exactly(1), "Web ACL");
        bill.Charge(acl, CostLines.Waf, "wafv2", "rule", Spread.Exactly(ResourceMap.Items(acl.Properties["Rules"]).Count), "Web ACL rules");
        bill.ByUse(acl, "wafv2", "requests", "Requests through the web ACL");
    }

    public static void Records(EvaluatedResource record, Bill bill)
    {
        // Queries of alias records to AWS resources have no price.
        if (record.Properties["AliasTarget"] is null) bill.ByUse(record, "route53", "queries", "DNS queries");
    }
}
