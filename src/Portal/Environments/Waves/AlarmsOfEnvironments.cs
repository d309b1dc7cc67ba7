using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Portal.Domain.Environments;
using Portal.Platform.Aws;

namespace Portal.Environments.Waves;

/// <summary>This stage's way to alarms. Words of the wire end here.</summary>
public sealed class AlarmsOfEnvironments(AwsAccounts accounts)
{
    private const string AlarmType = "AWS::CloudWatch::Alarm";

    // The most names that one call takes.
    private const int Most = 100;

    /// <summary>Names of the stack's alarms that went off since, and still are.</summary>
    public async Task<IReadOnlyList<string>> OffAsync(ManagedEnvironment environment, DateTimeOffset since, CancellationToken ct)
    {
        var off = new List<string>();
        foreach (var names in environment.Resources.Where(resource => resource.Type == AlarmType).Select(resource => resource.PhysicalId).OfType<string>().Chunk(Most))
        {
            var answer = await accounts.CallCloudWatchAsync(environment.Account, environment.Region, "cloudwatch:DescribeAlarms",
                (client, token) => client.DescribeAlarmsAsync(new DescribeAlarmsRequest { AlarmNames = [.. names], StateValue = StateValue.ALARM, MaxRecords = Most }, token), ct);
            off.AddRange((answer.MetricAlarms ?? []).Where(alarm => alarm.StateUpdatedTimestamp is { } at && at.ToUniversalTime() >= since.UtcDateTime).Select(alarm => alarm.AlarmName).OfType<string>());
        }
        return off;
    }
}
