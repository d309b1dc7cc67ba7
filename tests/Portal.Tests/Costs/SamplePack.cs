using Portal.Costs;
using Portal.Costs.Billed;
using Portal.Costs.Meetings;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.ChangeSets;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Tests.Harness;

namespace Portal.Tests.Costs;

/// <summary>A November of twelve environments, of which one is not billed yet, and what a meeting said of it.</summary>
internal static class SamplePack
{
    private static readonly DateOnly Month = new(2026, 11, 1);

    private static readonly string[] Names = ["shop-web", "shop-stage", "ledger-core", "ledger-reports", "ledger-dev", "search-api", "search-index", "search-lab", "media-upload", "media-stage", "shop-promo", "an-environment-with-a-long-name"];

    /// <param name="through">The last day that is billed whole.</param>
    public static CostPack Of(DateOnly? through)
    {
        var rows = Names.Select((name, n) => new PortfolioRow(
            new EnvironmentId($"env-{n}"), name, EnvironmentState.Ready, name.Split('-')[0], "Mara Lindqvist", "CC-4110", "three-tier", "1.0.0", "e-commerce", "production", "111111111111", "us-east-1", Given.Now,
            n == 11 ? null : 440.12m + n, n == 11 ? null : 803.5m + n, new CostRange(640, 858.19m + n, 1200), new MonthForecast(Month, 780 + n, 858.19m + n, 930 + n, n == 11 ? ForecastMethod.Estimate : ForecastMethod.Billed, 17, null),
            new CostBand(500, 1000), n < 2 ? BandStanding.Above : BandStanding.In, n == 11 ? "Nothing is billed to it yet." : null)
        { AtEnd = 858.19m + n }).ToList();
        var state = new BilledState(through, Given.Now, Given.Now, "UnblendedCost", "111111111111", CostTagStatus.Active, null, null, true, new CostSpending(Month, 9, 30, 0.09m, 1.4m));
        var totals = new PortfolioTotals(4841, 8840, new CostRange(7680, 10300, 14400), 10368, 10100, 10620, 151, 0.031m, []);
        var movers = rows.Take(8).Select(row => new Mover(row.Id, row.Name, 803.5m, 858.19m, 54.69m, MoverCause.Deployment, "change on 12 Nov: EC2 +41 a month", "EC2")).ToList();
        var decisions = rows.Take(6).Select(row => new PackDecision(row.Name, DecisionVerdict.Act, "Lower the maximum from 10 to 6 outside tests", "Mara Lindqvist", new DateOnly(2026, 11, 28), "The load test ended on 12 Nov.", 102, CostDecisionState.Open, null, null, Month)).ToList();
        var showback = new[] { "shop", "ledger", "search", "media" }.Select(team => new ShowbackRow(team, "CC-4110", 3, 1200, 2400, 2600, new CostRange(1900, 2500, 3600), false)).ToList();
        var anomalies = rows.Take(3).Select(row => new PackAnomaly(row.Name, new DateOnly(2026, 11, 12), new DateOnly(2026, 11, 12), 41.2m, 26.9m, "EC2", "More instances ran; what follows from traffic came to 1.9 times its usual.", AnomalyState.Open, null)).ToList();
        var variance = new VersionVariance("three-tier 1.0.0", 12, 61, -0.19m, -0.24m, -0.12m, 0.81m, "CloudFront: 66 estimated, 2 billed a month.", []);
        return new CostPack("meeting-1", Month, "Priya Nair", Given.Now, Given.Now, "Priya Nair", new PortfolioView(Month, false, [Month], state, totals, [], rows, movers, []), showback, [], decisions, decisions.Take(2).ToList(), anomalies, [], [variance]);
    }
}
