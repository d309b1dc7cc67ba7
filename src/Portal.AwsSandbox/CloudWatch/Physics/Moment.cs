using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.CloudWatch.Physics;

/// <summary>One minute of a stack, each tier worked out from the ones it depends on.</summary>
public sealed record Moment(long Minute, HostCount? Hosts, AppMinute? App, DatabaseMinute? Database, CacheMinute? Cache, EdgeMinute? Edge)
{
    public static Moment Of(StackPicture picture, long minute)
    {
        var at = Span.Of(minute);
        var demand = picture.Traffic is { } traffic ? Demand.Requests(traffic, at, Span.Minute) : 0;
        var hosts = picture.Hosts.At(at);
        var capacity = (hosts?.Healthy ?? 0) * picture.InstanceCapacity(at) * 60;
        var reaching = Math.Min(demand, capacity * 1.05);
        var cache = CacheMinute.Of(picture, minute, reaching, hosts?.Healthy ?? 0);
        var database = DatabaseMinute.Of(picture, minute, reaching, cache, hosts?.Healthy ?? 0);
        var app = hosts is null ? null : AppMinute.Of(picture, minute, demand, capacity, hosts, database, cache);
        return new Moment(minute, hosts, app, database, cache, EdgeMinute.Of(picture, minute, demand, app));
    }
}
