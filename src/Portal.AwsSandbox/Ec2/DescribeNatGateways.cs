using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Ec2;

internal static class DescribeNatGateways
{
    public static XElement Handle(Look look)
    {
        var filters = new Filters(look, "nat-gateway-id", "state", "subnet-id", "vpc-id");
        var all = look.Standing("AWS::EC2::NatGateway");
        var ids = look.Input.Flat("NatGatewayId");
        if (ids.Find(id => !all.Any(each => each.PhysicalId == id)) is { } missing)
            throw new AwsException("NatGatewayNotFound", $"The Nat Gateway {missing} was not found");
        var asked = all.Where(gateway => (ids.Count == 0 || ids.Contains(gateway.PhysicalId)) && filters.Hold(name => name switch
        {
            "nat-gateway-id" => gateway.PhysicalId,
            "state" => State(look, gateway),
            "subnet-id" => gateway.Text("SubnetId"),
            _ => Network.VpcOf(look.Region, [gateway.Text("SubnetId") ?? ""]),
        }, Look.Tags(gateway)));
        var (page, next) = Ec2Service.Page(look, asked, gateway => gateway.PhysicalId);
        return Xml.Structure("Result",
            Xml.Named("natGatewaySet", "item", page.Select(gateway => Xml.Member(
                Xml.Time("createTime", look.CreatedAt(gateway)),
                Xml.Named("natGatewayAddressSet", "item",
                [
                    Xml.Member(Xml.Text("allocationId", gateway.Text("AllocationId")), Xml.Text("networkInterfaceId", "eni-" + Hash.Hex(gateway.Seed + "eni", 17)), Xml.Text("status", "succeeded")),
                ]),
                Xml.Text("natGatewayId", gateway.PhysicalId), Xml.Text("state", State(look, gateway)), Xml.Text("subnetId", gateway.Text("SubnetId")),
                Xml.Text("vpcId", Network.VpcOf(look.Region, [gateway.Text("SubnetId") ?? ""])), Ec2Service.Tags(Look.Tags(gateway)),
                Xml.Text("connectivityType", gateway.Text("ConnectivityType") ?? "public")))),
            Xml.Text("nextToken", next));
    }

    private static string State(Look look, Spell gateway) => look.Status(gateway) switch
    {
        "CREATE_IN_PROGRESS" => "pending",
        "DELETE_IN_PROGRESS" => "deleting",
        _ => "available",
    };
}
