namespace Portal.AwsSandbox.CloudWatch.Expressions;

/// <summary>A value of metric math: a number, a time series, or several.</summary>
public abstract record Operand
{
    private Operand() { }

    public sealed record Number(double Value) : Operand;

    /// <summary>Values by the seconds since 1970 at which their periods begin, in order; a period without data is not there.</summary>
    public sealed record Series(SortedList<long, double> Points, int Period, string Label) : Operand;

    public sealed record Many(IReadOnlyList<Series> All) : Operand;

    public sealed record Text(string Content) : Operand;
}
