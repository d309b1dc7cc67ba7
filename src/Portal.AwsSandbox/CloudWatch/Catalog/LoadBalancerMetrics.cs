using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.CloudWatch.Physics;

namespace Portal.AwsSandbox.CloudWatch.Catalog;

/// <summary>AWS/ApplicationELB.</summary>
internal static class LoadBalancerMetrics
{
    private const string Space = "AWS/ApplicationELB";
    private static readonly Subject[] Balancer = [Subject.LoadBalancer, Subject.LoadBalancerZone];
    private static readonly Subject[] Everywhere = [Subject.LoadBalancer, Subject.LoadBalancerZone, Subject.TargetGroup, Subject.TargetGroupZone];
    private static readonly Subject[] Target = [Subject.TargetGroup, Subject.TargetGroupZone];

    public static readonly MetricRow[] Rows =
    [
        Counting("RequestCount", Everywhere, app => app.Requests),
        Counting("HTTPCode_Target_2XX_Count", Everywhere, app => app.Requests - app.TargetErrors - app.ClientErrors),
        Counting("HTTPCode_Target_4XX_Count", Everywhere, app => app.ClientErrors),
        Counting("HTTPCode_Target_5XX_Count", Everywhere, app => app.TargetErrors),
        Counting("HTTPCode_ELB_5XX_Count", Balancer, app => app.BalancerErrors),
        Counting("NewConnectionCount", Balancer, app => app.NewConnections),
        new(Space, "TargetResponseTime", "Seconds", Everywhere, look => look.Moment.App is { Requests: > 0 } app && look.Share(app.Requests) is > 0 and var count
            ? Datum.LogNormal(count, app.Median, app.Spread) : null),
        new(Space, "ActiveConnectionCount", "Count", Balancer, look => look.Moment.App is { } app ? new Datum(60, look.Share(app.Connections), 0, look.Share(app.Connections)) : null),
        new(Space, "ProcessedBytes", "Bytes", Balancer, look => look.Moment.App is { } app ? Total(look.Share(Math.Round(app.Bytes)), Math.Max(1, look.Share(app.Requests))) : null),
        new(Space, "ConsumedLCUs", "Count", [Subject.LoadBalancer], look => look.Moment.App is { } app ? Datum.One(Units(app)) : null),
        new(Space, "HealthyHostCount", "Count", Target, look => look.Moment.Hosts is { } hosts ? Datum.One(Hosts(look, hosts, zone => zone.Healthy)) : null),
        new(Space, "UnHealthyHostCount", "Count", Target, look => look.Moment.Hosts is { } hosts ? Datum.One(Hosts(look, hosts, zone => zone.Unhealthy)) : null),
        new(Space, "RequestCountPerTarget", "Count", [Subject.TargetGroup], look => look.Moment is { App: { Requests: > 0 } app, Hosts: { Healthy: > 0 } hosts }
            ? Datum.One(app.Requests / hosts.Healthy) : null),
    ];

    // Counts are reported only when they are not zero.
    private static MetricRow Counting(string name, Subject[] of, Func<AppMinute, double> count) => new(Space, name, "Count", of, look =>
        look.Moment.App is { } app && look.Share(count(app)) is > 0 and var share ? new Datum(share, share, 1, 1) : null);

    private static Datum Total(double sum, double samples) => new(samples, sum, sum / samples, sum / samples);

    private static double Hosts(Look look, HostCount hosts, Func<ZoneHosts, int> count) =>
        hosts.Zones.Where(zone => look.Zone is null || look.Zone == zone.Zone).Sum(count);

    // The largest of what a capacity unit holds: 25 new connections a second, 3,000 active ones, 1 GB an hour.
    private static double Units(AppMinute app) =>
        Math.Max(app.NewConnections / 60 / 25, Math.Max(app.Connections / 3000, app.Bytes * 60 / 1e9)) / 60;
}
