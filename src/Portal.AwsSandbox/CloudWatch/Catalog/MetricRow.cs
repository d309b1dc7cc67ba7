using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.CloudWatch.Physics;

namespace Portal.AwsSandbox.CloudWatch.Catalog;

/// <summary>A metric that a service reports of its subjects.</summary>
/// <param name="At">A subject's samples of one minute; null where the service reports nothing, as for errors that did not happen.</param>
/// <param name="Daily">True for what is reported once a day, for its midnight.</param>
public sealed record MetricRow(string Namespace, string Name, string Unit, Subject[] Of, Func<Look, Datum?> At, bool Daily = false);

/// <summary>One subject in one minute.</summary>
public readonly record struct Look(StackPicture Picture, Moment Moment, MetricKey Key)
{
    public string? Zone => Key["AvailabilityZone"];

    public DateTimeOffset At => Span.Of(Moment.Minute);

    /// <summary>A whole number's part that falls to this look's zone; the parts of all zones add up to it.</summary>
    public double Share(double whole)
    {
        if (Zone is not { } zone || Moment.Hosts is not { } hosts) return whole;
        var healthy = hosts.Healthy > 0;
        double Weight(ZoneHosts each) => healthy ? each.Healthy : 1;
        var (all, before, mine) = (0.0, 0.0, 0.0);
        foreach (var each in hosts.Zones)
        {
            if (string.CompareOrdinal(each.Zone, zone) < 0) before += Weight(each);
            if (each.Zone == zone) mine = Weight(each);
            all += Weight(each);
        }
        return all == 0 ? 0 : Math.Floor(whole * (before + mine) / all) - Math.Floor(whole * before / all);
    }
}
