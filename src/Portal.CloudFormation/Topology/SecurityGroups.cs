using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Topology;

/// <summary>Who may open a connection to whom, by security groups that admit other groups.</summary>
internal sealed class SecurityGroups
{
    private const string Group = "AWS::EC2::SecurityGroup";

    private readonly ResourceMap map;
    private readonly ILookup<string, string> doors;

    public SecurityGroups(ResourceMap map)
    {
        this.map = map;
        var ownRules = map.OfType(Group)
            .SelectMany(group => ResourceMap.Items(group.Properties["SecurityGroupIngress"]).OfType<KnownMap>(), (group, rule) => (rule, group.LogicalId));
        var separateRules = map.OfType("AWS::EC2::SecurityGroupIngress")
            .SelectMany(rule => GroupsIn(rule.Properties["GroupId"]), (rule, to) => (rule.Properties, to));
        doors = ownRules.Concat(separateRules)
            .SelectMany(pair => GroupsIn(pair.Item1["SourceSecurityGroupId"]), (pair, from) => (From: from, To: pair.Item2))
            .ToLookup(door => door.To, door => door.From);
    }

    /// <summary>The groups that are admitted by a group of <paramref name="server"/>.</summary>
    public IReadOnlySet<string> AdmittedBy(EvaluatedResource server) => GroupsIn(server.Properties).SelectMany(to => doors[to]).ToHashSet();

    public IEnumerable<string> GroupsOf(EvaluatedResource client) => GroupsIn(client.Properties);

    private IEnumerable<string> GroupsIn(Value? value) =>
        map.ReadBy(value).Where(read => read.Type == Group).Select(group => group.LogicalId);
}
