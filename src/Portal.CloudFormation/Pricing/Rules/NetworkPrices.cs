using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Pricing.Rules;

internal static class NetworkPrices
{
    private static readonly Spread Month = Spread.Exactly(PriceBook.HoursAMonth);

    public static void NatGateway(EvaluatedResource gateway, Bill bill)
    {
        bill.Charge(gateway, CostLines.Nat, "vpc", "nat-gateway", Month, "NAT gateway");
        bill.ByUse(gateway, "vpc", "nat-gateway-data", "NAT data");
        if (ResourceMap.Text(gateway.Properties["ConnectivityType"]) != "private")
            bill.ByUse(gateway, "transfer", "internet-out", "Data out to the internet through NAT");
    }

    public static void Address(EvaluatedResource address, Bill bill) =>
        bill.Charge(address, CostLines.Addresses, "vpc", "public-ipv4", Month, "Public IPv4 address");

    public static void Endpoint(EvaluatedResource endpoint, Bill bill)
    {
        // Gateway endpoints (S3, DynamoDB) have no price; it is the type when none is given.
        var type = ResourceMap.Text(endpoint.Properties["VpcEndpointType"]) ?? "Gateway";
        if (type == "Gateway") return;
        var zones = Math.Max(1, ResourceMap.Items(endpoint.Properties["SubnetIds"]).Count);
        bill.Charge(endpoint, CostLines.Endpoints, "vpc", $"{type.ToLowerInvariant()}-endpoint", Month * zones, $"{type} endpoint");
        bill.ByUse(endpoint, "vpc", "endpoint-data", "Data through VPC endpoints");
    }

    public static void LoadBalancer(EvaluatedResource balancer, Bill bill)
    {
        var (item, title, unit) = ResourceMap.Text(balancer.Properties["Type"]) switch
        {
            "network" => ("nlb", "Network load balancer", "nlcu"),
            "gateway" => ("gwlb", "Gateway load balancer", "glcu"),
            _ => ("alb", "Application load balancer", "lcu"),
        };
        bill.Charge(balancer, CostLines.LoadBalancer, "elb", item, Month, title);
        bill.ByUse(balancer, "elb", unit, "Load balancer capacity units");
        if (ResourceMap.Text(balancer.Properties["Scheme"]) == "internal") return;

        var subnets = Math.Max(ResourceMap.Items(balancer.Properties["Subnets"]).Count, ResourceMap.Items(balancer.Properties["SubnetMappings"]).Count);
        bill.Charge(balancer, CostLines.Addresses, "vpc", "public-ipv4", Month * subnets, "Public IPv4 address");
        bill.ByUse(balancer, "transfer", "internet-out", "Data out to the internet");
    }
}
