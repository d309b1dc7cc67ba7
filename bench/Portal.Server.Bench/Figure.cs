namespace Portal.Server.Bench;

/// <summary>One measured value.</summary>
/// <param name="Environments">In the store meanwhile.</param>
/// <param name="Reference">The same of Backstage 1.55 with 1,011 entities on PostgreSQL, on the same kind of machine; null: nothing to compare with.</param>
/// <param name="MoreIsBetter">Of a rate; of times, bytes and memory less is.</param>
internal sealed record Figure(string Part, int Environments, string What, double Value, string Unit, double? Reference = null, bool MoreIsBetter = false)
{
    /// <summary>How many times better than the reference; below 1 it is worse.</summary>
    public double? Factor => Reference is not { } reference ? null : MoreIsBetter ? Value / reference : reference / Value;
}
