using Portal.Domain.Catalog;
using Portal.Domain.Catalog.Policies;

namespace Portal.Domain.Tests.Catalog;

public sealed class PolicySetTests
{
    private static readonly AutoApproval Everything = new("p 1", "everything", Condition.Always, [], IsEnabled: true, "because");

    [Fact]
    public void Without_rules_the_platform_team_still_approves()
    {
        var verdict = Judge([]);

        verdict.Verdict.ShouldBe(Verdict.Allow);
        verdict.Route.Groups.ShouldBe([PolicySet.FallbackGroup]);
        verdict.Route.Approvals.ShouldBe(1);
    }

    [Fact]
    public void An_automatic_approval_that_is_off_approves_nothing()
    {
        Judge([Everything]).Route.AutoApprovedBy.ShouldBe("everything");
        Judge([Everything with { IsEnabled = false }]).Route.AutoApprovedBy.ShouldBeNull();
    }

    [Theory]
    [InlineData("production", false)]
    [InlineData("staging", true)]
    public void Where_no_rule_says_otherwise_everything_but_production_may_be_stopped(string stage, bool allowed) =>
        Judge([], ("stage", stage)).Schedule.ShouldBe(new ScheduleTerms(allowed, false, null));

    [Fact]
    public void Of_several_rules_about_hours_the_strictest_counts()
    {
        var (free, looked, never) = (Hours("free", true, false), Hours("looked", true, true), Hours("never", false, true));
        Judge([free, looked]).Schedule.ShouldBe(new ScheduleTerms(true, true, "Because of looked."));
        Judge([free, never, looked]).Schedule.ShouldBe(new ScheduleTerms(false, false, "Because of never."));
    }

    [Theory]
    [InlineData(Severity.Warn)]
    [InlineData(Severity.Deny)]
    public void What_is_warned_of_or_denied_is_never_approved_automatically(Severity severity) =>
        Judge([Everything, Rail("a", severity)]).Route.AutoApprovedBy.ShouldBeNull();

    [Fact]
    public void What_may_lose_data_is_never_approved_automatically() =>
        Judge([Everything], ("change.dataLoss", "true")).Route.AutoApprovedBy.ShouldBeNull();

    [Fact]
    public void The_worst_finding_is_the_verdict_and_comes_first()
    {
        var verdict = Judge([Rail("mild", Severity.Warn), Rail("hard", Severity.Deny)]);

        verdict.Verdict.ShouldBe(Verdict.Deny);
        verdict.Findings.Select(finding => finding.Rule).ShouldBe(["hard", "mild"]);
    }

    [Fact]
    public void Groups_add_up_and_within_a_group_the_most_approvals_count()
    {
        var route = Judge([Route("a", "platform", 1), Route("b", "platform", 2), Route("c", "cost", 1)]).Route;

        route.Groups.ShouldBe(["platform", "cost"]);
        route.Approvals.ShouldBe(3);
        route.Needed.Select(group => (group.Group, group.Approvals, string.Join(",", group.Rules))).ShouldBe([("platform", 2, "a,b"), ("cost", 1, "c")]);
    }

    [Theory]
    [InlineData("create", Verdict.Deny)]
    [InlineData("change", Verdict.Allow)]
    [InlineData("delete", Verdict.Allow)]
    public void Only_what_adds_an_environment_can_go_beyond_their_number(string kind, Verdict verdict) =>
        Judge([Limit(environments: 3)], ("kind", kind), ("team.environments", "3")).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("change", Verdict.Deny)]
    [InlineData("delete", Verdict.Allow)]
    public void A_change_may_cost_the_team_too_much_but_a_delete_never_does(string kind, Verdict verdict) =>
        Judge([Limit(monthly: 1000)], ("kind", kind), ("team.monthly", "900"), ("cost.expected", "101")).Verdict.ShouldBe(verdict);

    [Fact]
    public void Routes_may_look_at_the_findings()
    {
        var warned = Route("a", "security", 1) with { When = new Condition.Test("findings.warnings", Comparison.AtLeast, ["1"]) };

        Judge([warned, Rail("mild", Severity.Warn)]).Route.Groups.ShouldBe(["security"]);
        Judge([warned]).Route.Groups.ShouldBe([PolicySet.FallbackGroup]);
    }

    [Fact]
    public void A_lease_longer_than_the_shortest_limit_is_denied()
    {
        PolicyRule[] rules = [Lease("long", 90), Lease("short", 30)];

        Judge(rules, ("lease.days", "30")).Verdict.ShouldBe(Verdict.Allow);
        var verdict = Judge(rules, ("lease.days", "31"));
        verdict.MaximumLeaseDays.ShouldBe(30);
        verdict.Findings.ShouldHaveSingleItem().Suggestion.ShouldBe("30");
    }

    [Theory]
    [InlineData(499, 600, BandPosition.Below)]
    [InlineData(500, 1000, BandPosition.In)]
    [InlineData(721, 1042, BandPosition.AboveAtMaximum)]
    [InlineData(1001, 1200, BandPosition.Above)]
    public void The_band_looks_at_what_is_expected_and_then_at_the_most(int expected, int maximum, BandPosition position) =>
        new CostBand(500, 1000).PositionOf(expected, maximum).ShouldBe(position);

    private static PolicyVerdict Judge(PolicyRule[] rules, params (string Field, string Value)[] facts) =>
        new PolicySet("", rules).Judge(new PolicyFacts(facts.ToDictionary(fact => fact.Field, fact => fact.Value)));

    private static Guardrail Rail(string id, Severity severity) => new("p 1", id, Condition.Always, [], severity, null, "No.", null, null);

    private static RoutingRule Route(string id, string group, int approvals) => new("p 1", id, Condition.Always, [], group, approvals, id);

    [Fact]
    public void A_lease_that_nobody_sets_is_the_usual_one_or_the_longest()
    {
        Judge([Lease("a", 30)]).Lease.DefaultDays.ShouldBe(30);
        Judge([Lease("a", 30) with { DefaultDays = 14 }]).Lease.ShouldBe(new LeaseTerms(30, 14, true));
    }

    [Fact]
    public void The_end_of_a_lease_deletes_nothing_in_production_unless_a_rule_says_so()
    {
        Judge([Lease("a", 30)], ("stage", "staging")).Lease.DeletesAtEnd.ShouldBeTrue();
        Judge([Lease("a", 30)], ("stage", "production")).Lease.DeletesAtEnd.ShouldBeFalse();
        Judge([], ("stage", "production")).Lease.DeletesAtEnd.ShouldBeFalse();
        Judge([Lease("a", 30) with { DeletesAtEnd = true }], ("stage", "production")).Lease.DeletesAtEnd.ShouldBeTrue();
    }

    private static TeamLimit Limit(int? environments = null, decimal? monthly = null) => new("p 1", "limit", Condition.Always, [], Severity.Deny, environments, monthly, "Too much.");

    private static ScheduleRule Hours(string id, bool allowed, bool review) => new("p 1", id, Condition.Always, [], allowed, review, $"Because of {id}.");

    private static LeaseLimit Lease(string id, int days) => new("p 1", id, Condition.Always, [], days, "Too long.");
}
