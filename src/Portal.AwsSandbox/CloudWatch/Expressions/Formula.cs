namespace Portal.AwsSandbox.CloudWatch.Expressions;

/// <summary>An expression as it was read.</summary>
public abstract record Formula
{
    private Formula() { }

    public sealed record Number(double Value) : Formula;

    public sealed record Text(string Content) : Formula;

    /// <summary>A query's id, or a word such as REPEAT.</summary>
    public sealed record Name(string Id) : Formula;

    public sealed record Unary(string Sign, Formula Of) : Formula;

    public sealed record Binary(string Sign, Formula Left, Formula Right) : Formula;

    public sealed record Call(string Function, IReadOnlyList<Formula> Arguments) : Formula;

    public sealed record List(IReadOnlyList<Formula> Items) : Formula;

    /// <summary>The ids of queries that it names; the queries themselves decide what METRICS() adds.</summary>
    public IEnumerable<string> Names => this switch
    {
        Name name => [name.Id],
        Unary unary => unary.Of.Names,
        Binary binary => binary.Left.Names.Concat(binary.Right.Names),
        Call call => call.Arguments.SelectMany(argument => argument.Names),
        List list => list.Items.SelectMany(item => item.Names),
        _ => [],
    };

    public bool UsesAllMetrics => this switch
    {
        Call call => call.Function == "METRICS" || call.Arguments.Any(argument => argument.UsesAllMetrics),
        Unary unary => unary.Of.UsesAllMetrics,
        Binary binary => binary.Left.UsesAllMetrics || binary.Right.UsesAllMetrics,
        List list => list.Items.Any(item => item.UsesAllMetrics),
        _ => false,
    };
}
