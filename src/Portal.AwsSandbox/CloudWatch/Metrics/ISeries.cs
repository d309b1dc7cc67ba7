namespace Portal.AwsSandbox.CloudWatch.Metrics;

/// <summary>The samples of one metric over time.</summary>
public interface ISeries
{
    /// <summary>One of AWS's unit words.</summary>
    string Unit { get; }

    /// <summary>Adds every sample from <paramref name="from"/> to <paramref name="to"/>, exclusive.</summary>
    void Collect(DateTimeOffset from, DateTimeOffset to, Tally into);
}
