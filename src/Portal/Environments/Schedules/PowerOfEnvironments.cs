using Amazon.AutoScaling.Model;
using Amazon.RDS.Model;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Platform.Aws;

namespace Portal.Environments.Schedules;

/// <summary>A group as it is now.</summary>
/// <param name="Instances">How many it holds, whatever their health.</param>
public sealed record GroupPower(GroupSizes Sizes, int Instances);

/// <summary>This stage's way to Auto Scaling and RDS: stops and starts. Each call can be repeated; words of the wire end here.</summary>
public sealed class PowerOfEnvironments(AwsAccounts accounts)
{
    /// <summary>Null when there is no such group.</summary>
    public async Task<GroupPower?> GroupAsync(ManagedEnvironment environment, string group, CancellationToken ct)
    {
        var answer = await accounts.CallAutoScalingAsync(environment.Account, environment.Region, "autoscaling:DescribeAutoScalingGroups",
            (client, token) => client.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [group] }, token), ct);
        return answer.AutoScalingGroups is [var found, ..]
            ? new GroupPower(new GroupSizes(found.MinSize ?? 0, found.MaxSize ?? 0, found.DesiredCapacity ?? 0), found.Instances?.Count ?? 0)
            : null;
    }

    public Task ResizeAsync(ManagedEnvironment environment, string group, GroupSizes sizes, CancellationToken ct) =>
        accounts.CallAutoScalingAsync(environment.Account, environment.Region, "autoscaling:UpdateAutoScalingGroup",
            (client, token) => client.UpdateAutoScalingGroupAsync(new UpdateAutoScalingGroupRequest
            {
                AutoScalingGroupName = group,
                MinSize = sizes.Minimum,
                MaxSize = sizes.Maximum,
                DesiredCapacity = sizes.Desired,
            }, token), ct);

    /// <summary>RDS's word for its state, such as <c>available</c>; null when there is no such database.</summary>
    public async Task<string?> DatabaseAsync(ManagedEnvironment environment, string database, CancellationToken ct)
    {
        try
        {
            var answer = await accounts.CallRdsAsync(environment.Account, environment.Region, "rds:DescribeDBInstances",
                (client, token) => client.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { DBInstanceIdentifier = database }, token), ct);
            return answer.DBInstances is [var found, ..] ? found.DBInstanceStatus : null;
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.NotFound or AwsFault.Refused { Code: "DBInstanceNotFound" or "DBInstanceNotFoundFault" })
        {
            return null;
        }
    }

    public Task StopAsync(ManagedEnvironment environment, string database, CancellationToken ct) =>
        accounts.CallRdsAsync(environment.Account, environment.Region, "rds:StopDBInstance",
            (client, token) => client.StopDBInstanceAsync(new StopDBInstanceRequest { DBInstanceIdentifier = database }, token), ct);

    public Task StartAsync(ManagedEnvironment environment, string database, CancellationToken ct) =>
        accounts.CallRdsAsync(environment.Account, environment.Region, "rds:StartDBInstance",
            (client, token) => client.StartDBInstanceAsync(new StartDBInstanceRequest { DBInstanceIdentifier = database }, token), ct);
}
