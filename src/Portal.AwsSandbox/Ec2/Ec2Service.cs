using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Ec2;

/// <summary>EC2: zones, what is offered where, and the network and instances that stacks made.</summary>
public static class Ec2Service
{
    public static IAwsService Create(World world) => new Ec2Protocol(LookActions.Of(world, new()
    {
        ["DescribeAddresses"] = DescribeAddresses.Handle,
        ["DescribeAvailabilityZones"] = DescribeAvailabilityZones.Handle,
        ["DescribeInstanceTypeOfferings"] = DescribeInstanceTypeOfferings.Handle,
        ["DescribeInstances"] = DescribeInstances.Handle,
        ["DescribeInternetGateways"] = DescribeNetwork.InternetGateways,
        ["DescribeNatGateways"] = DescribeNatGateways.Handle,
        ["DescribeSubnets"] = DescribeNetwork.Subnets,
        ["DescribeVpcs"] = DescribeNetwork.Vpcs,
    }));

    internal static XElement Tags(IEnumerable<KeyValuePair<string, string>> tags) =>
        Xml.Named("tagSet", "item", tags.Select(tag => Xml.Member(Xml.Text("key", tag.Key), Xml.Text("value", tag.Value))));

    /// <summary>One page in the order of keys, from 5 to 1,000 items.</summary>
    internal static (List<T> Items, string? Next) Page<T>(Look look, IEnumerable<T> items, Func<T, string> key) => KeyedPage.Of(
        look.Request.Action, items, key, look.Input.Text("NextToken"),
        look.Input.Number("MaxResults") switch
        {
            null => 1000,
            var size and >= 5 and <= 1000 => size.Value,
            var size => throw new AwsException("InvalidParameterValue", $"Value ( {size} ) for parameter maxResults is invalid. Expecting a value between 5 and 1000."),
        },
        () => new AwsException("InvalidNextToken", "The token is not valid."));
}
