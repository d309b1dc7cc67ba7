using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.LoadBalancing;

internal static class DescribeTags
{
    public static XElement Handle(Look look)
    {
        new Constraints(look.Input).Required("ResourceArns").Count("ResourceArns", 20).Hold();
        return Xml.Structure("DescribeTagsResult", Xml.List("TagDescriptions", look.Input.Texts("ResourceArns").Select(arn => Xml.Member(
            Xml.Text("ResourceArn", arn),
            Xml.List("Tags", Look.Tags(Find(look, arn)).Select(tag => Xml.Member(Xml.Text("Key", tag.Key), Xml.Text("Value", tag.Value))))))));
    }

    private static Spell Find(Look look, string arn) => arn.Contains(":targetgroup/", StringComparison.Ordinal)
        ? look.Find(LoadBalancingService.TargetGroup, arn) ?? throw LoadBalancingService.NoTargetGroup(arn)
        : look.Find(LoadBalancingService.LoadBalancer, arn) ?? throw LoadBalancingService.NoLoadBalancer(arn);
}
