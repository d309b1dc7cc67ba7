using System.Diagnostics.Metrics;
using Portal.Domain.Health;

namespace Portal.Health;

/// <summary>What the collector does, as metrics of the portal itself. The meter's name is <c>Portal</c>, like that of all its parts.</summary>
public sealed class HealthMeter : IDisposable
{
    private readonly Meter _meter = new("Portal");
    private readonly Counter<long> _passes;
    private readonly Counter<long> _metrics;
    private readonly Counter<double> _dollars;
    private readonly Histogram<double> _seconds;

    public HealthMeter()
    {
        _passes = _meter.CreateCounter<long>("portal.health.passes", description: "Passes over an account and region");
        _metrics = _meter.CreateCounter<long>("portal.health.metrics_read", description: "Metrics that CloudWatch was asked for");
        _dollars = _meter.CreateCounter<double>("portal.health.cost", "USD", "What they cost, by estimate");
        _seconds = _meter.CreateHistogram<double>("portal.health.pass.duration", "s", "How long a pass took");
    }

    internal void Passed(HealthPlace place, MetricsBill bill, TimeSpan took)
    {
        KeyValuePair<string, object?>[] tags = [new("account", place.Account), new("region", place.Region)];
        _passes.Add(1, tags);
        _metrics.Add(bill.Metrics, tags);
        _dollars.Add((double)(bill.Metrics * MetricsBill.PriceOfMetric), tags);
        _seconds.Record(took.TotalSeconds, tags);
    }

    public void Dispose() => _meter.Dispose();
}
