using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Costs.Queries;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Costs;

/// <summary>From which day to which a tag key counts in cost data; <paramref name="To"/> is exclusive, null while it is active.</summary>
public sealed record CostTagSpan(DateOnly From, DateOnly? To);

/// <summary>A tag key that was once activated, when its status was last changed, and the spans in which it counts.</summary>
public sealed record CostTag(string Key, DateTimeOffset ChangedAt, IReadOnlyList<CostTagSpan> Spans)
{
    public bool IsActive => Spans.Count > 0 && Spans[^1].To is null;
}

/// <summary>Which tag keys the paying account has activated. A change shows within a day, and only in usage from then on.</summary>
internal static class CostTags
{
    public static TagView View(Region payer) => payer.Read(_ => new TagView(payer.Facts.CostTags.ToDictionary(
        tag => tag.Key, IReadOnlyList<(DateOnly, DateOnly?)> (tag) => [.. tag.Value.Spans.Select(span => (span.From, span.To))])));

    public static IReadOnlyDictionary<string, CostTag> All(Region payer) => payer.Read(_ => payer.Facts.CostTags.ToDictionary());

    public static Task SetAsync(Region payer, IReadOnlyList<(string Key, bool Active)> wanted, DateTimeOffset at) => payer.ChangeAsync(_ =>
    {
        foreach (var (key, active) in wanted)
        {
            var tag = payer.Facts.CostTags.GetValueOrDefault(key) ?? new CostTag(key, at, []);
            if (tag.IsActive == active) continue;
            var day = Effective(payer.Seed, key, at);
            var spans = active ? tag.Spans.Append(new CostTagSpan(day, null)) : tag.Spans.SkipLast(1).Append(tag.Spans[^1] with { To = day });
            payer.Facts.CostTags[key] = tag with { ChangedAt = at, Spans = [.. spans.Where(span => span.To is null || span.From < span.To)] };
        }
        payer.TouchFacts();
        return true;
    });

    // Eight hours to a day later; usage of the day on which it was asked for is never told anew.
    private static DateOnly Effective(string seed, string key, DateTimeOffset at)
    {
        var shows = at.AddHours(8 + 16 * Hash.Fraction($"{seed}/cost-tag/{key}/{at:O}"));
        var tomorrow = DateOnly.FromDateTime(at.UtcDateTime).AddDays(1);
        var day = DateOnly.FromDateTime(shows.UtcDateTime);
        return day > tomorrow ? day : tomorrow;
    }
}
