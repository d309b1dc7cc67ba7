using Portal.Costs.Advice;
using Portal.Costs.Measured;
using Portal.Domain.Costs;

namespace Portal.Tests.Costs;

/// <summary>What metrics say of sizes. Whether policies allow a change is the form's evaluation, which has tests of its own.</summary>
public sealed class AdviceTests
{
    private const int TwoWeeks = 14 * 24;

    private static readonly MeasuredUse Still = new(TwoWeeks, 3, 45, 5000, .2, 9, 6, 25, 0, 4_000_000, 150);

    private static readonly Dictionary<string, string> Large = new() { ["InstanceType"] = "t4g.large", ["MinCapacity"] = "3", ["DbInstanceClass"] = "db.m6g.large", ["CacheNodeType"] = "cache.t4g.medium" };

    [Fact]
    public void Classes_that_two_weeks_found_too_large_become_the_next_smaller() =>
        Sizes(Large, Still).ShouldBe([(AdviceKind.SmallerInstances, "t4g.medium"), (AdviceKind.SmallerDatabase, "db.t4g.large"), (AdviceKind.SmallerCache, "cache.t4g.small")]);

    [Fact]
    public void Nothing_is_said_of_sizes_before_most_of_two_weeks_is_measured() => Sizes(Large, Still with { Hours = 200 }).ShouldBeEmpty();

    [Fact]
    public void The_busiest_hour_has_to_fit_also_without_a_zone_and_within_what_a_burstable_class_earns()
    {
        // 66 % of one instance over three is 22 % of each: more than a t4g.medium may use for ever.
        Sizes(Large, Still with { BusiestLoad = 66 }).ShouldNotContain((AdviceKind.SmallerInstances, "t4g.medium"));
        var halved = new Dictionary<string, string>(Large) { ["InstanceType"] = "m7g.large" };
        // Half the processors: 55 % of one becomes 110 %, which two instances carry.
        Sizes(halved, Still with { BusiestLoad = 55 }).ShouldContain((AdviceKind.SmallerInstances, "m7g.medium"));
        Sizes(halved, Still with { BusiestLoad = 65 }).ShouldNotContain((AdviceKind.SmallerInstances, "m7g.medium"));
        Sizes(Large, Still with { DatabaseCpu = 35 }).ShouldNotContain((AdviceKind.SmallerDatabase, "db.t4g.large"));
    }

    [Fact]
    public void A_cache_that_evicts_or_would_be_full_keeps_its_size()
    {
        Sizes(Large, Still with { Evictions = 1 }).ShouldNotContain((AdviceKind.SmallerCache, "cache.t4g.small"));
        Sizes(Large, Still with { CacheMemory = 40 }).ShouldNotContain((AdviceKind.SmallerCache, "cache.t4g.small"));
    }

    [Fact]
    public void What_was_not_measured_is_no_ground_for_advice() =>
        Sizes(Large, Still with { BusiestLoad = null, DatabaseCpu = null, CacheMemory = null }).ShouldBeEmpty();

    private static List<(AdviceKind, string)> Sizes(Dictionary<string, string> inputs, MeasuredUse use) => [.. ByMetrics.Of(inputs, use).Select(candidate => (candidate.Kind, candidate.Value))];
}
