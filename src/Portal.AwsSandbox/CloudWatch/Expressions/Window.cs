namespace Portal.AwsSandbox.CloudWatch.Expressions;

/// <summary>The time that is asked for: <paramref name="End"/> is exclusive, and nothing is known from <paramref name="Now"/> on.</summary>
public sealed record Window(DateTimeOffset Start, DateTimeOffset End, DateTimeOffset Now)
{
    public DateTimeOffset Last => End < Now ? End : Now;
}
