using Portal.Catalog;
using Portal.CloudFormation;
using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Pricing;
using Portal.Domain.Catalog;
using Portal.Domain.ChangeSets;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Platform.Aws;
using Portal.Requests;

namespace Portal.ChangeSets;

/// <summary>Prices the template that stands and the one that is proposed with the same estimator, each under its own assumptions.</summary>
public sealed class PriceChangeSet(ReadStanding standing, ProductShelf shelf, PriceShelf prices)
{
    /// <param name="proposed">What CloudFormation holds under the change set.</param>
    /// <param name="environment">The environment's record; null before it stands.</param>
    public async Task<CostDelta> RunAsync(ChangeSet set, RequestRevision revision, RenderedTemplate proposed, ManagedEnvironment? environment, CancellationToken ct)
    {
        var shelved = await shelf.OpenAsync(revision.ProductHash, ct);
        var band = shelved.Product.Band;
        var before = await StandingAsync(set, environment, ct);
        var after = set.Kind is RequestKind.Delete ? Side.Nothing : Price(set, proposed.Body, proposed.Parameters, shelved.Product, revision.Content);
        return new CostDelta(before.Range, after.Range, band,
            after.Range is { } range && set.Kind is not RequestKind.Delete ? band.PositionOf(range.Expected, range.Maximum) : null,
            Lines(before.Lines, after.Lines), after.Lack ?? before.Lack);
    }

    private async Task<Side> StandingAsync(ChangeSet set, ManagedEnvironment? environment, CancellationToken ct)
    {
        if (set.Kind is RequestKind.Create) return Side.Nothing;
        if (await standing.OfAsync(set.Account, set.Region, set.StackId ?? set.StackName, ct) is not { } stack || environment is null)
            return new Side(null, [], "What stands could not be read, so only the estimate after is known.");
        var made = await shelf.OpenAsync(environment.ProductHash, ct);
        return Price(set, stack.Template, stack.Parameters, made.Product, environment.Content);
    }

    private Side Price(ChangeSet set, string body, IReadOnlyDictionary<string, string> parameters, Product product, RequestContent content)
    {
        if (Template.Read(body).Template is not { } template) return new Side(null, [], "The template could not be read, so it is not priced.");
        var evaluated = Evaluator.Evaluate(template, parameters, AwsPlaces.Pseudo(set.Account, set.Region, set.StackName));
        return Estimate.Of(evaluated, set.Region, prices.Find(set.Region), UsageOf.Of(product, UsageOf.Values(product, content))) switch
        {
            CostEstimate.Priced priced => new Side(
                new CostRange(priced.Total.Minimum, priced.Total.Expected, priced.Total.Maximum),
                priced.Lines,
                priced.IsComplete ? null : $"{priced.Unpriced.Count(part => part.Lack is not CloudFormation.Pricing.Lack.Use)} parts have no price here, so the estimate is too low."),
            CostEstimate.NotPriced none => new Side(null, [], none.Reason),
            var other => throw new InvalidOperationException($"An estimate that nobody foresaw: {other}."),
        };
    }

    private static List<CostLineDelta> Lines(IReadOnlyList<CostLine> before, IReadOnlyList<CostLine> after)
    {
        var (old, now) = (before.ToDictionary(line => line.Id), after.ToDictionary(line => line.Id));
        return [.. old.Keys.Union(now.Keys)
            .Select(id => new CostLineDelta((now.GetValueOrDefault(id) ?? old[id]).Label, old.GetValueOrDefault(id)?.Amount.Expected ?? 0, now.GetValueOrDefault(id)?.Amount.Expected ?? 0))
            .Where(line => line.Before != line.After)
            .OrderByDescending(line => Math.Abs(line.After - line.Before)).ThenBy(line => line.Label, StringComparer.Ordinal)];
    }

    private sealed record Side(CostRange? Range, IReadOnlyList<CostLine> Lines, string? Lack)
    {
        public static Side Nothing { get; } = new(CostRange.None, [], null);
    }
}
