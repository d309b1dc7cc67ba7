namespace Portal.AwsSandbox.CloudWatch.Custom;

/// <summary>What one PutMetricData said of a metric at a second: values and how often each, or a statistic set.</summary>
/// <param name="At">Seconds since 1970.</param>
/// <param name="Set">Sample count, sum, minimum, maximum; null where values were sent.</param>
public sealed record StoredPoint(long At, double[]? Values, double[]? Counts, double[]? Set, string Unit, bool Fine);

/// <summary>A point with the metric it belongs to, as the journal holds it; dimensions in order of their names.</summary>
public sealed record StoredEntry(string Namespace, string Name, string[] Dimensions, StoredPoint Point);
