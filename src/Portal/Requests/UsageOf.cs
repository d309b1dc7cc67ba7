using System.Globalization;
using Portal.CloudFormation.Pricing;
using Portal.Domain.Catalog;
using Portal.Domain.Requests;

namespace Portal.Requests;

/// <summary>Turns a product's assumptions into use that can be priced.</summary>
public static class UsageOf
{
    /// <summary>Most that an assumption without a limit of its own counts for; beyond it an estimate means nothing.</summary>
    private const decimal Most = 1_000_000_000;

    /// <summary>Every assumption's value: what was edited, else the preset's, else the default; always within its limits.</summary>
    public static IReadOnlyDictionary<string, decimal> Values(Product product, RequestContent content)
    {
        var preset = content.Preset is null ? null : product.FindPreset(content.Preset);
        return product.Assumptions.ToDictionary(assumption => assumption.Id, assumption => Math.Clamp(
            Number(content.Assumptions.GetValueOrDefault(assumption.Id)) ?? Number(preset?.Assumptions.GetValueOrDefault(assumption.Id)) ?? Number(assumption.Default) ?? 0,
            assumption.Minimum ?? 0,
            Math.Max(assumption.Minimum ?? 0, assumption.Maximum ?? Most)));
    }

    public static Usage Of(Product product, IReadOnlyDictionary<string, decimal> values) => new(
        [
            .. from assumption in product.Assumptions
               from price in assumption.Prices
               let others = price.With is { } with ? values[with] : 1
               select new UsedQuantity(assumption.Label, price.Line, price.Service, price.Item, values[assumption.Id] * price.Times * others),
        ],
        product.Assumptions.Where(assumption => assumption.Of is not null).DistinctBy(assumption => assumption.Of!.Resource).ToDictionary(assumption => assumption.Of!.Resource, assumption => values[assumption.Id]));

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
