using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Ec2;

/// <summary>The Elastic IP addresses that stacks took, all at once as EC2 gives them.</summary>
internal static class DescribeAddresses
{
    public static XElement Handle(Look look)
    {
        var filters = new Filters(look, "allocation-id", "domain", "public-ip");
        var asked = look.Input.Flat("AllocationId");
        var all = look.Standing("AWS::EC2::EIP");
        return Xml.Structure("Result", Xml.Named("addressesSet", "item", all
            .Where(address => (asked.Count == 0 || asked.Contains(AllocationOf(address))) && filters.Hold(name => name switch
            {
                "allocation-id" => AllocationOf(address),
                "domain" => "vpc",
                _ => address.PhysicalId,
            }, Look.Tags(address)))
            .Select(address => Xml.Member(
                Xml.Text("publicIp", address.PhysicalId), Xml.Text("allocationId", AllocationOf(address)), Xml.Text("domain", "vpc"), Ec2Service.Tags(Look.Tags(address))))));
    }

    private static string AllocationOf(Spell address) => "eipalloc-" + CloudFormation.ResourceTypes.Hash.Hex(address.Seed, 17);
}
