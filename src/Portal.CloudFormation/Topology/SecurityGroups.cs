using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Topology;

/// <summary>Who may open a connection to whom, by security groups that admit other groups.</summary>
internal sealed class SecurityGroups
{
    private const string Group = "AWS::EC2::SecurityGroup";

    private readonly ResourceMap map;
    private readonly HashSet<(string From, string To)> doors;

    public SecurityGroups(ResourceMap map)
    {
        this.map = map;
        var ownRules = map.OfType(Group)
            .SelectMany(group => ResourceMap.Items(group.Properties["SecurityGroupIngress"]).OfType<KnownMap>(), (group, rule) => (rule, group.LogicalId));
        var separateRules = map.OfType("AWS::EC2::SecurityGroupIngress")
            .SelectMany(rule => GroupsIn(rule.Properties["GroupId"]), (rule, to) => (rule.Properties, to));
        doors = [.. ownRules.Concat(separateRules)
            .SelectMany(pair => GroupsIn(pair.Item1["SourceSecurityGroupId"]), (pair, from) => (from, pair.Item2))];
    }

    /// <summary>True when a group of <paramref name="client"/> is admitted by a group of <paramref name="server"/>.</summary>
    public bool Admit(IEnumerable<EvaluatedResource> client, EvaluatedResource server)
    {
        var from = client.SelectMany(part => GroupsIn(part.Properties)).ToHashSet();
        return GroupsIn(server.Properties).Any(to => from.Any(group => doors.Contains((group, to))));
    }

    private IEnumerable<string> GroupsIn(Value? value) =>
        map.ReadBy(value).Where(read => read.Type == Group).Select(group => group.LogicalId);
}
