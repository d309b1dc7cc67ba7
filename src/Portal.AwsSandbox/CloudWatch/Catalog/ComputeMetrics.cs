using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.CloudWatch.Physics;
using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.CloudWatch.Catalog;

/// <summary>AWS/EC2 of a group's instances, and AWS/AutoScaling.</summary>
internal static class ComputeMetrics
{
    public static readonly MetricRow[] Rows =
    [
        OfInstances("CPUUtilization", "Percent", (look, app, n) => Math.Clamp(app.Cpu * Differs(look, n), 0, 99.9)),
        OfInstances("NetworkIn", "Bytes", (look, app, n) => app.Bytes * 0.35 / Math.Max(1, look.Moment.Hosts!.Healthy) * Differs(look, n)),
        OfInstances("NetworkOut", "Bytes", (look, app, n) => app.Bytes / Math.Max(1, look.Moment.Hosts!.Healthy) * Differs(look, n)),
        OfInstances("StatusCheckFailed", "Count", (_, _, _) => 0),
        OfGroup("GroupMinSize", hosts => hosts.Least),
        OfGroup("GroupMaxSize", hosts => hosts.Most),
        OfGroup("GroupDesiredCapacity", hosts => hosts.Total),
        OfGroup("GroupInServiceInstances", hosts => hosts.Healthy),
        OfGroup("GroupPendingInstances", hosts => hosts.Booting),
        OfGroup("GroupTerminatingInstances", hosts => hosts.Unhealthy),
        OfGroup("GroupTotalInstances", hosts => hosts.Total),
    ];

    private static MetricRow OfInstances(string name, string unit, Func<Look, AppMinute, int, double> value) => new("AWS/EC2", name, unit, [Subject.Group], look =>
    {
        if (look.Moment is not { App: { } app, Hosts: { Healthy: > 0 } hosts }) return null;
        var (sum, least, most) = (0.0, double.PositiveInfinity, double.NegativeInfinity);
        for (var n = 0; n < hosts.Healthy; n++)
        {
            var one = value(look, app, n);
            (sum, least, most) = (sum + one, Math.Min(least, one), Math.Max(most, one));
        }
        return new Datum(hosts.Healthy, sum, least, most);
    });

    private static MetricRow OfGroup(string name, Func<HostCount, int> value) => new("AWS/AutoScaling", name, "None", [Subject.Group], look =>
        look.Moment.Hosts is { } hosts ? Datum.One(value(hosts)) : null);

    // The load balancer deals requests out evenly, not equally.
    private static double Differs(Look look, int n) => 1 + 0.07 * Noise.Smooth(Noise.Seed(look.Picture.Seed, (ulong)(100 + n)), look.At, TimeSpan.FromMinutes(6));
}
