using System.Diagnostics.Metrics;

namespace Portal.Platform.Telemetry;

/// <summary>What the portal's line does, as metrics. The meter's name is <c>Portal</c>, like that of all its parts; docs/telemetry.md has the list.</summary>
public sealed class PortalMeter : IDisposable
{
    public const string Name = "Portal";

    /// <summary>Boundaries in seconds, from a moment to an hour and a half: a database takes twenty minutes.</summary>
    private static readonly double[] Long = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 2700, 3600, 5400];

    /// <summary>Boundaries in seconds of what takes moments.</summary>
    public static readonly double[] Short = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    /// <summary>Boundaries in seconds of what people take.</summary>
    private static readonly double[] People = [60, 300, 900, 3600, 4 * 3600, 8 * 3600, 24 * 3600, 72 * 3600, 168 * 3600];

    private readonly Meter _meter = new(Name);

    public PortalMeter()
    {
        Looks = _meter.CreateCounter<long>("portal.jobs.looks", description: "Looks of jobs at a record, by how they ended");
        LookSeconds = Seconds("portal.jobs.look.duration", "How long a look took", Short);
        LagSeconds = Seconds("portal.jobs.lag", "How long after it was due a record was looked at", Short);
        Submitted = _meter.CreateCounter<long>("portal.requests.submitted", description: "Requests submitted");
        PreparationSeconds = Seconds("portal.change_sets.preparation", "From the record of a change set until it is ready, empty or failed", Long);
        Decided = _meter.CreateCounter<long>("portal.reviews.decided", description: "Reviews that ended, by how");
        ReviewSeconds = Seconds("portal.reviews.duration", "From the opening of a review to its end", People);
        Deployments = _meter.CreateCounter<long>("portal.deployments.ended", description: "Deployments that ended, by result");
        DeploymentSeconds = Seconds("portal.deployments.duration", "From the start of a deployment to its end", Long);
        Circuits = _meter.CreateUpDownCounter<long>("portal.circuits.open", description: "Pages that people have open on this node");
    }

    internal Counter<long> Looks { get; }
    internal Histogram<double> LookSeconds { get; }
    internal Histogram<double> LagSeconds { get; }
    internal Counter<long> Submitted { get; }
    internal Histogram<double> PreparationSeconds { get; }
    internal Counter<long> Decided { get; }
    internal Histogram<double> ReviewSeconds { get; }
    internal Counter<long> Deployments { get; }
    internal Histogram<double> DeploymentSeconds { get; }
    internal UpDownCounter<long> Circuits { get; }

    /// <summary>A gauge whose values are sampled elsewhere.</summary>
    internal void Gauge(string name, string description, Func<IEnumerable<Measurement<long>>> values) => _meter.CreateObservableGauge(name, values, description: description);

    public void Dispose() => _meter.Dispose();

    private Histogram<double> Seconds(string name, string description, double[] boundaries) =>
        _meter.CreateHistogram<double>(name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = boundaries });
}
