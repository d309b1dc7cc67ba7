namespace Portal.Domain.Costs;

/// <summary>Requests to Cost Explorer on one day (UTC), of all nodes, counted before each is sent. AWS charges for every page.</summary>
public sealed class CostRequestDay
{
    /// <summary>USD for one request, each page being one.</summary>
    public const decimal PriceOfOne = 0.01m;

    private CostRequestDay() { }

    public DateOnly Day { get; private set; }
    public int Requests { get; private set; }

    /// <summary>Those of the first reading of past months, which happens once and has an allowance of its own.</summary>
    public int Backfill { get; private set; }

    public decimal Dollars => (Requests + Backfill) * PriceOfOne;
}
