using Portal.Domain;
using Portal.Domain.Health;
using Portal.Domain.Health.Seen;

namespace Portal.Health;

/// <summary>One metric of one environment as CloudWatch is asked for it.</summary>
/// <param name="IsAtEdge">CloudFront's are told in us-east-1, wherever the stack stands.</param>
internal sealed record MetricAsk(AskedMetric Metric, string Namespace, string Name, string Stat, IReadOnlyList<(string Name, string Value)> Dimensions, bool IsAtEdge = false)
{
    /// <summary>Everything that is asked of an environment; twenty-one metrics for a whole one.</summary>
    public static IReadOnlyList<MetricAsk> Of(HealthResources resources, EnvironmentSeen seen)
    {
        List<MetricAsk> asks = [];
        if (resources.LoadBalancerName is { } balancer)
        {
            const string space = "AWS/ApplicationELB";
            (string, string)[] of = [("LoadBalancer", balancer)];
            asks.Add(new(AskedMetric.Requests, space, "RequestCount", "Sum", of));
            asks.Add(new(AskedMetric.BalancerErrors, space, "HTTPCode_ELB_5XX_Count", "Sum", of));
            asks.Add(new(AskedMetric.TargetErrors, space, "HTTPCode_Target_5XX_Count", "Sum", of));
            asks.Add(new(AskedMetric.LatencyMedian, space, "TargetResponseTime", "p50", of));
            asks.Add(new(AskedMetric.LatencyP95, space, "TargetResponseTime", "p95", of));
            if (resources.TargetGroupName is { } targets) asks.Add(new(AskedMetric.HealthyHosts, space, "HealthyHostCount", "Minimum", [("LoadBalancer", balancer), ("TargetGroup", targets)]));
        }
        if (resources.Group is { } group)
        {
            (string, string)[] of = [("AutoScalingGroupName", group)];
            asks.Add(new(AskedMetric.Cpu, "AWS/EC2", "CPUUtilization", "Average", of));
            asks.Add(new(AskedMetric.InService, "AWS/AutoScaling", "GroupInServiceInstances", "Average", of));
            asks.Add(new(AskedMetric.Desired, "AWS/AutoScaling", "GroupDesiredCapacity", "Average", of));
        }
        if (resources.Database is { } database)
        {
            (string, string)[] of = [("DBInstanceIdentifier", database)];
            asks.Add(new(AskedMetric.DatabaseCpu, "AWS/RDS", "CPUUtilization", "Average", of));
            asks.Add(new(AskedMetric.DatabaseConnections, "AWS/RDS", "DatabaseConnections", "Average", of));
            asks.Add(new(AskedMetric.DatabaseFree, "AWS/RDS", "FreeStorageSpace", "Minimum", of));
            asks.Add(new(AskedMetric.DatabaseReadLatency, "AWS/RDS", "ReadLatency", "Average", of));
            asks.Add(new(AskedMetric.DatabaseWriteLatency, "AWS/RDS", "WriteLatency", "Average", of));
        }
        // Metrics are a node's: the primary serves, and a replica tells how far behind it is.
        if (seen.Cache is { Nodes: { Count: > 0 } nodes })
        {
            (string, string)[] primary = [("CacheClusterId", (nodes.FirstOrDefault(node => node.IsPrimary) ?? nodes[0]).Id)];
            asks.Add(new(AskedMetric.CacheCpu, "AWS/ElastiCache", "EngineCPUUtilization", "Average", primary));
            asks.Add(new(AskedMetric.CacheMemory, "AWS/ElastiCache", "DatabaseMemoryUsagePercentage", "Average", primary));
            asks.Add(new(AskedMetric.CacheEvictions, "AWS/ElastiCache", "Evictions", "Sum", primary));
            if (nodes.FirstOrDefault(node => !node.IsPrimary) is { } replica) asks.Add(new(AskedMetric.CacheLag, "AWS/ElastiCache", "ReplicationLag", "Maximum", [("CacheClusterId", replica.Id)]));
        }
        if (resources.Distribution is { } distribution)
        {
            (string, string)[] of = [("DistributionId", distribution), ("Region", "Global")];
            asks.Add(new(AskedMetric.EdgeRequests, "AWS/CloudFront", "Requests", "Sum", of, IsAtEdge: true));
            asks.Add(new(AskedMetric.EdgeBytes, "AWS/CloudFront", "BytesDownloaded", "Sum", of, IsAtEdge: true));
            asks.Add(new(AskedMetric.EdgeErrorRate, "AWS/CloudFront", "5xxErrorRate", "Average", of, IsAtEdge: true));
        }
        return asks;
    }

    /// <summary>One hour of five, another one for each environment, and over five days each hour of the day once.</summary>
    public static bool SamplesBytes(EnvironmentId environment, DateTimeOffset at) => (at.ToUnixTimeSeconds() / 3600 + environment.Value[^1]) % 5 == 0;
}
