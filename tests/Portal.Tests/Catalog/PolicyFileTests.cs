using Portal.Catalog.Policies;
using Portal.Domain.Catalog.Policies;
using Portal.Tests.Requests;

namespace Portal.Tests.Catalog;

/// <summary>Runs the cases that stand beside each rule under templates/policies.</summary>
public sealed class PolicyFileTests
{
    private static readonly PolicySet Shipped = ReadShipped();

    public static TheoryData<string> Rules => [.. Shipped.Rules.Select(rule => rule.Id)];

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_applies_to_exactly_the_cases_that_say_so(string id)
    {
        var rule = Shipped.Rules.Single(rule => rule.Id == id);

        rule.Cases.ShouldContain(example => example.Applies);
        foreach (var example in rule.Cases) rule.Applies(example.Given).ShouldBe(example.Applies, $"{rule.Policy}, case in line {example.Line}");
    }

    [Fact]
    public void Nothing_is_approved_by_itself_as_shipped() =>
        Shipped.Rules.OfType<AutoApproval>().ShouldAllBe(rule => !rule.IsEnabled);

    [Fact]
    public void A_guardrail_with_a_suggestion_accepts_it()
    {
        foreach (var rule in Shipped.Rules.OfType<Guardrail>().Where(rule => rule.Suggestion is not null))
            foreach (var example in rule.Cases.Where(example => example.Applies))
                rule.Applies(example.Given.With(rule.Field!, rule.Suggestion!)).ShouldBeFalse(rule.Id);
    }

    [Theory]
    [InlineData("{ field: inputz.X, operator: equals, value: 1 }", "There is no field 'inputz.X'")]
    [InlineData("{ field: stage, operator: is, value: production }", "'is' is not an operator")]
    [InlineData("{ field: cost.expected, operator: above, value: much }", "'value' must be a number")]
    [InlineData("{ field: stage, operator: absent, value: x }", "take no value")]
    [InlineData("{ every: [] }", "'every' is none of them")]
    [InlineData("{ all: stage }", "must be a list")]
    public void A_condition_that_makes_no_sense_is_refused(string when, string reason) =>
        FaultsOf($$"""
            policy: test
            version: 1
            guardrails:
              - { rule: one, severity: warn, when: {{when}}, sentence: No., cases: [{ given: {}, applies: true }] }
            """).ShouldContain(fault => fault.Contains(reason));

    [Theory]
    [InlineData("guardrails: [{ rule: one, severity: hard, sentence: No., cases: [{ given: {}, applies: true }] }]", "'severity' is warn or deny")]
    [InlineData("guardrails: [{ rule: one, severity: warn, sentence: No. }]", "has no cases")]
    [InlineData("guardrails: [{ rule: one, severity: warn, sentence: No., then: x, cases: [{ given: {}, applies: true }] }]", "'then' is not a key of guardrails")]
    [InlineData("routing: [{ rule: one, group: g, approvals: 0, reason: r, cases: [{ given: {}, applies: true }] }]", "from 1 to 10")]
    [InlineData("rules: []", "'rules' is not a key of a policy file")]
    [InlineData("leases: [{ rule: a, days: 1, sentence: s, cases: [{ given: {}, applies: true }] }, { rule: a, days: 1, sentence: s, cases: [{ given: {}, applies: true }] }]", "2 rules are called 'a'")]
    public void A_rule_that_makes_no_sense_is_refused(string rules, string reason) =>
        FaultsOf($"policy: test\nversion: 1\n{rules}\n").ShouldContain(fault => fault.Contains(reason));

    private static IEnumerable<string> FaultsOf(string text) =>
        ReadPolicies.From(new Dictionary<string, string> { ["test.yaml"] = text }).Faults.Select(fault => fault.Message);

    private static PolicySet ReadShipped()
    {
        var files = Directory.GetFiles(Path.Combine(Shelf.Templates, PolicyShelf.Folder), "*.yaml").ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        var (set, faults) = ReadPolicies.From(files);
        faults.ShouldBeEmpty();
        return set;
    }
}
