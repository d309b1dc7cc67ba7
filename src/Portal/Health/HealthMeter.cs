using System.Diagnostics.Metrics;
using Portal.Domain.Health;
using Portal.Platform.Aws;
using Portal.Platform.Telemetry;

namespace Portal.Health;

/// <summary>What the collector does, as metrics of the portal itself. The meter's name is <c>Portal</c>, like that of all its parts.</summary>
public sealed class HealthMeter : IDisposable
{
    private readonly Meter _meter = new(PortalMeter.Name);
    private readonly Counter<long> _passes;
    private readonly Counter<long> _metrics;
    private readonly Histogram<double> _seconds;
    private readonly CallTally _calls;

    public HealthMeter(CallTally calls)
    {
        _passes = _meter.CreateCounter<long>("portal.health.passes", description: "Passes over an account and region");
        _metrics = _meter.CreateCounter<long>("portal.health.metrics_read", description: "Metrics that CloudWatch was asked for");
        _calls = calls;
        _seconds = _meter.CreateHistogram<double>("portal.health.pass.duration", "s", "How long a pass took", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = PortalMeter.Short });
    }

    internal void Passed(HealthPlace place, MetricsBill bill, TimeSpan took)
    {
        KeyValuePair<string, object?>[] tags = [new("account", place.Account), new("region", place.Region)];
        _passes.Add(1, tags);
        _metrics.Add(bill.Metrics, tags);
        if (bill.Metrics > 0) _calls.Cost(place.Account, place.Region, "cloudwatch:GetMetricData", (double)(bill.Metrics * MetricsBill.PriceOfMetric));
        _seconds.Record(took.TotalSeconds, tags);
    }

    public void Dispose() => _meter.Dispose();
}
