using Portal.Domain.Catalog;

namespace Portal.Costs.Pages;

/// <summary>The band that most environments are held to: the one a drawing of all of them shows.</summary>
internal static class UsualBand
{
    public static CostBand Of(IReadOnlyCollection<PortfolioRow> rows) => rows.Count == 0 ? CostBand.Usual : rows.GroupBy(row => row.Band).MaxBy(group => group.Count())!.Key;
}
