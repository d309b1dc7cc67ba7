namespace Portal.Domain.Health;

/// <summary>Metrics that the portal had CloudWatch tell of an account and region on one day (UTC), of all its nodes. They are what is billed.</summary>
public sealed class MetricDay
{
    private MetricDay() { }

    public string Account { get; private set; } = "";
    public string Region { get; private set; } = "";
    public DateOnly Day { get; private set; }
    public long Calls { get; private set; }
    public long Metrics { get; private set; }
}
