using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Pricing.Rules;

/// <summary>Instances with their volumes, detailed monitoring and public addresses. Linux, on demand.</summary>
internal static class InstancePrices
{
    public static void Group(EvaluatedResource group, Bill bill)
    {
        var started = bill.Map.ReadBy(group.Properties).FirstOrDefault(read => read.Type is "AWS::EC2::LaunchTemplate" or "AWS::AutoScaling::LaunchConfiguration");
        if (started is null)
        {
            bill.Leave(group, "Instances", Lack.Size, "What the group starts is not described in this template.");
            return;
        }
        if (group.Properties["MixedInstancesPolicy"] is not null)
            bill.Leave(group, "Mixed instances", Lack.Size, "Which of the types run, and on demand or spot, is decided by AWS; the launch template's type is priced.");
        if (SizeOf(group, bill.Usage) is not { } size)
        {
            bill.Leave(group, "Instances", Lack.Size, "How many run is not known.");
            return;
        }
        var settings = started.Properties["LaunchTemplateData"] as KnownMap ?? started.Properties;
        Charge(group, settings, size, IsMonitored(started, settings), bill);
        bill.ByUse(group, "transfer", "cross-az-per-direction", "Traffic between zones");
    }

    public static void Instance(EvaluatedResource instance, Bill bill)
    {
        var monitored = ResourceMap.Text(instance.Properties["Monitoring"]) == "true";
        Charge(instance, instance.Properties, Spread.Exactly(1), monitored, bill);
    }

    /// <summary>The mean is what is assumed, else the wanted size, else the least; never outside the group's own bounds.</summary>
    private static Spread? SizeOf(EvaluatedResource group, Usage usage)
    {
        if (ResourceMap.Number(group.Properties["MinSize"]) is not { } least || ResourceMap.Number(group.Properties["MaxSize"]) is not { } most) return null;
        if (least < 0 || most < least) return null;
        var mean = usage.MeanSizes.TryGetValue(group.LogicalId, out var assumed) ? assumed : ResourceMap.Number(group.Properties["DesiredCapacity"]) ?? least;
        return new Spread(least, Math.Clamp(mean, least, most), most);
    }

    private static bool IsMonitored(EvaluatedResource started, KnownMap settings) => started.Type == "AWS::EC2::LaunchTemplate"
        ? ResourceMap.Text((settings["Monitoring"] as KnownMap)?["Enabled"]) == "true"
        // Launch configurations have it on unless they say otherwise.
        : ResourceMap.Text(settings["InstanceMonitoring"]) != "false";

    private static void Charge(EvaluatedResource resource, KnownMap settings, Spread size, bool monitored, Bill bill)
    {
        if (settings["InstanceMarketOptions"] is not null)
        {
            bill.Leave(resource, "Spot instances", Lack.Price, "Spot prices change by the hour; no book has them.");
            return;
        }
        if (ResourceMap.Text(settings["InstanceType"]) is not { } type)
        {
            bill.Leave(resource, "Instances", Lack.Size, "Their type is not known.");
            return;
        }
        bill.Describe(CostLines.Instances, $"{size.Expected:0.##} × {type}");
        bill.Charge(resource, CostLines.Instances, "ec2", type, size * PriceBook.HoursAMonth, type);
        if (type.StartsWith('t')) bill.Leave(resource, "CPU credits of instances", Lack.Use, $"{type} is billed extra while it uses more CPU than it earns credits for.");
        VolumePrices.Mapped(resource, settings["BlockDeviceMappings"], size, bill);
        if (monitored) bill.Charge(resource, CostLines.Instances, "ec2", "detailed-monitoring", size, "Detailed monitoring");
        if (ResourceMap.Items(settings["NetworkInterfaces"]).OfType<KnownMap>().Any(card => ResourceMap.Text(card["AssociatePublicIpAddress"]) == "true"))
            bill.Charge(resource, CostLines.Addresses, "vpc", "public-ipv4", size * PriceBook.HoursAMonth, "Public IPv4 address");
    }
}
