using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Topology;

/// <summary>Who sends requests to whom, as far as properties tell: origins, listeners, endpoints handed over, doors in firewalls.</summary>
internal sealed class Traffic
{
    private const string LoadBalancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";

    private readonly ResourceMap map;
    private readonly Dictionary<string, TopologyNode> nodes;
    private readonly OrderedDictionary<TopologyEdge, bool> edges = [];

    private Traffic(IEnumerable<TopologyNode> nodes, ResourceMap map)
    {
        this.map = map;
        this.nodes = nodes.ToDictionary(node => node.LogicalId);
    }

    public static IReadOnlyList<TopologyEdge> Between(IReadOnlyList<TopologyNode> nodes, ResourceMap map)
    {
        var traffic = new Traffic(nodes, map);
        traffic.FromDistributions();
        traffic.FromApis();
        traffic.FromLoadBalancers();
        traffic.FromCompute();
        return [.. traffic.FromUsers(), .. traffic.edges.Keys];
    }

    private void FromDistributions()
    {
        foreach (var distribution in map.OfType("AWS::CloudFront::Distribution"))
        {
            if (distribution.Properties["DistributionConfig"] is not KnownMap config) continue;
            var behaviors = ResourceMap.Items(config["CacheBehaviors"]).OfType<KnownMap>().ToList();
            foreach (var origin in ResourceMap.Items(config["Origins"]).OfType<KnownMap>())
            {
                var id = ResourceMap.Text(origin["Id"]);
                var labels = behaviors
                    .Where(behavior => ResourceMap.Text(behavior["TargetOriginId"]) == id)
                    .Select(behavior => ResourceMap.Text(behavior["PathPattern"]));
                if (ResourceMap.Text((config["DefaultCacheBehavior"] as KnownMap)?["TargetOriginId"]) == id) labels = labels.Prepend(null);
                foreach (var target in map.ReadBy(origin["DomainName"]))
                    foreach (var label in labels) Add(distribution.LogicalId, target.LogicalId, label);
            }
        }
    }

    private void FromApis()
    {
        foreach (var integration in map.OfTypes("AWS::ApiGatewayV2::Integration", "AWS::ApiGateway::Method"))
        {
            var read = map.ReadBy(integration.Properties).ToList();
            foreach (var api in read.Where(resource => Tiers.Of(resource.Type) == Tier.Edge))
                foreach (var target in read.Where(resource => Tiers.Of(resource.Type) is Tier.Compute or Tier.LoadBalancer))
                    Add(api.LogicalId, target.LogicalId);
        }
    }

    private void FromLoadBalancers()
    {
        foreach (var listener in map.OfType("AWS::ElasticLoadBalancingV2::Listener"))
        {
            var rules = map.OfType("AWS::ElasticLoadBalancingV2::ListenerRule").Where(rule => ResourceMap.Reads(rule.Properties["ListenerArn"], listener));
            var groups = map.ReadBy(listener.Properties["DefaultActions"])
                .Concat(rules.SelectMany(rule => map.ReadBy(rule.Properties["Actions"])))
                .Where(read => read.Type == "AWS::ElasticLoadBalancingV2::TargetGroup")
                .DistinctBy(group => group.LogicalId)
                .ToList();
            foreach (var balancer in map.ReadBy(listener.Properties["LoadBalancerArn"]))
                foreach (var target in groups.SelectMany(Targets)) Add(balancer.LogicalId, target);
        }
    }

    /// <summary>Who registers with a target group, and whom it names itself.</summary>
    private IEnumerable<string> Targets(EvaluatedResource targetGroup) =>
        map.OfType("AWS::AutoScaling::AutoScalingGroup").Where(group => ResourceMap.Reads(group.Properties["TargetGroupARNs"], targetGroup))
            .Concat(map.OfType("AWS::ECS::Service").Where(service => ResourceMap.Reads(service.Properties["LoadBalancers"], targetGroup)))
            .Concat(map.ReadBy(targetGroup.Properties["Targets"]))
            .Select(target => target.LogicalId);

    private void FromCompute()
    {
        var groups = new SecurityGroups(map);
        var stores = nodes.Values.Where(IsStore).Select(store => (store.LogicalId, Admitted: groups.AdmittedBy(map[store.LogicalId]))).ToList();
        foreach (var node in nodes.Values.Where(node => node.Tier == Tier.Compute))
        {
            // What an instance is told stands in its launch template, what a container is told in its task definition.
            var compute = map[node.LogicalId];
            var parts = map.ReadBy(compute.Properties)
                .Where(read => Tiers.Of(read.Type) == Tier.Compute && !nodes.ContainsKey(read.LogicalId))
                .Prepend(compute)
                .ToList();
            var named = parts.SelectMany(part => map.ReadBy(part.Properties)).Select(read => read.LogicalId).ToHashSet();
            var own = parts.SelectMany(groups.GroupsOf).ToHashSet();
            foreach (var (store, admitted) in stores)
                if (named.Contains(store) || admitted.Overlaps(own)) Add(node.LogicalId, store);
        }
    }

    private IEnumerable<TopologyEdge> FromUsers()
    {
        var reached = edges.Keys.Select(edge => edge.To).ToHashSet();
        return nodes.Values
            .Where(node => !reached.Contains(node.LogicalId) && IsEntry(node))
            .OrderBy(node => node.Tier == Tier.Edge ? 0 : 1)
            .Select(node => new TopologyEdge(TopologyEdge.Users, node.LogicalId, null));
    }

    private bool IsEntry(TopologyNode node)
    {
        if (node.Tier == Tier.Edge) return true;
        var resource = map[node.LogicalId];
        return node.Type switch
        {
            LoadBalancer => ResourceMap.Text(resource.Properties["Scheme"]) != "internal",
            "AWS::ElasticLoadBalancing::LoadBalancer" => ResourceMap.Text(resource.Properties["Scheme"]) != "internal",
            "AWS::S3::Bucket" => resource.Properties["WebsiteConfiguration"] is not null,
            _ => false,
        };
    }

    private static bool IsStore(TopologyNode node) =>
        node.Tier is Tier.Cache or Tier.Database or Tier.Storage || node.Type == "AWS::SQS::Queue";

    private void Add(string from, string to, string? label = null)
    {
        if (nodes.ContainsKey(from) && nodes.ContainsKey(to)) edges.TryAdd(new TopologyEdge(from, to, label), true);
    }
}
