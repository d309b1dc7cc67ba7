using Portal.Catalog;
using Portal.CloudFormation.Pricing;
using Portal.Costs.Measured;
using Portal.Domain.ChangeSets;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Requests;

namespace Portal.Costs.Estimates;

/// <summary>Prices an environment from its inputs and assumptions, or from what was measured of it, by the same estimator as the form and the review.</summary>
public sealed class EstimateEnvironment(ProductShelf shelf, EvaluateRequest evaluate)
{
    /// <param name="use">What was measured; null takes what the request assumed.</param>
    public async Task<EstimateFigures> RunAsync(ManagedEnvironment environment, MeasuredUse? use, CancellationToken ct)
    {
        if (environment.IsReadOnly || environment.ProductHash.Length == 0) return None("It is of no product, so nothing is known to price.");
        var shelved = await shelf.OpenAsync(environment.ProductHash, ct);
        var measured = use is null ? null : MeasuredAssumptions.Of(shelved.Product, environment.Content, use);
        var content = measured?.Content ?? environment.Content;
        return evaluate.Price(shelved, content, environment.Id, environment.Team) switch
        {
            CostEstimate.Priced priced => new EstimateFigures(measured is null ? EstimateBasis.Inputs : EstimateBasis.Measured, Range(priced.Total), priced.PriceDate, UsageOf.Values(shelved.Product, content),
                [.. priced.Lines.Select(line => new EstimateLine(line.Id, line.Label, Range(line.Amount)))],
                priced.IsComplete ? null : $"{priced.Unpriced.Count(part => part.Lack is not Lack.Use)} parts have no price here, so the estimate is too low.", measured?.Note),
            CostEstimate.NotPriced none => None(none.Reason),
            var other => throw new InvalidOperationException($"An estimate that nobody foresaw: {other}."),
        };
    }

    private static EstimateFigures None(string why) => new(EstimateBasis.Inputs, null, null, new Dictionary<string, decimal>(), [], why, null);

    private static CostRange Range(Spread spread) => new(spread.Minimum, spread.Expected, spread.Maximum);
}
