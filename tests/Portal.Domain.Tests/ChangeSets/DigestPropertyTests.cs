using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.ChangeSets;

namespace Portal.Domain.Tests.ChangeSets;

public sealed class DigestPropertyTests
{
    // Few words that also stand between the parts, so that a part could pass for its neighbour.
    private static readonly Gen<string> Word = Gen.Elements("", "a", "b", "tags", "capabilities", "policy", "changes", "plan", "\u0000", "a b");

    private static readonly Gen<Dictionary<string, string>> Pairs =
        from words in Word.ListOf() from values in Word.ListOf(words.Count) select words.Zip(values).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second);

    private static readonly Gen<RenderedTemplate> Rendered =
        from body in Word
        from parameters in Pairs
        from tags in Pairs
        from capabilities in Word.ListOf()
        from policy in Gen.OneOf(Word, Gen.Constant<string>(null!))
        select new RenderedTemplate(body, parameters, tags, capabilities.Distinct().ToList(), [], policy);

    private static readonly Gen<List<Change>> Changes =
        (from id in Word
         from action in Word
         from replacement in Gen.OneOf(Word, Gen.Constant<string>(null!))
         from scope in Word.ListOf()
         select new Change(id, null, "T", action, replacement, scope.Distinct().ToList(), null, [])).ListOf().Select(list => list.Take(3).ToList());

    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") == "1" ? 50_000 : 2_000);

    [Fact]
    public void Equal_digests_mean_equal_contents() => Prop.ForAll(
        (from one in Rendered from ones in Changes from two in Rendered from twos in Changes select (one, ones, two, twos)).ToArbitrary(),
        pair => (Of(pair.one, pair.ones) == Of(pair.two, pair.twos)) == (Text(pair.one, pair.ones) == Text(pair.two, pair.twos))).Check(Cases);

    [Fact]
    public void The_order_of_parameters_tags_capabilities_and_changes_does_not_matter() => Prop.ForAll(
        (from rendered in Rendered from changes in Changes select (rendered, changes)).ToArbitrary(),
        pair =>
        {
            var turned = pair.rendered with
            {
                Parameters = pair.rendered.Parameters.Reverse().ToDictionary(p => p.Key, p => p.Value),
                Tags = pair.rendered.Tags.Reverse().ToDictionary(t => t.Key, t => t.Value),
                Capabilities = pair.rendered.Capabilities.Reverse().ToList(),
            };
            var sorted = pair.changes.DistinctBy(change => (change.LogicalId, change.Action)).ToList();
            return Of(pair.rendered, sorted) == Of(turned, Enumerable.Reverse(sorted).ToList());
        }).Check(Cases);

    private static string Of(RenderedTemplate rendered, IReadOnlyList<Change> changes) => Digest.Of(rendered, "stack", changes, null, value => value);

    // A spelling of its own in which different contents surely read differently, order aside.
    private static string Text(RenderedTemplate rendered, IEnumerable<Change> changes) => System.Text.Json.JsonSerializer.Serialize(new
    {
        rendered.Body,
        Parameters = rendered.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal),
        Tags = rendered.Tags.OrderBy(t => t.Key, StringComparer.Ordinal),
        Capabilities = rendered.Capabilities.Order(StringComparer.Ordinal),
        rendered.StackPolicy,
        Changes = changes.OrderBy(c => c.LogicalId, StringComparer.Ordinal).ThenBy(c => c.Action, StringComparer.Ordinal)
            .Select(c => new { c.LogicalId, c.Action, c.Replacement, Scope = c.Scope.Order(StringComparer.Ordinal) }),
    });
}
