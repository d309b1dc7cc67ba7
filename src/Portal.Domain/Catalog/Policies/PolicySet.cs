namespace Portal.Domain.Catalog.Policies;

/// <summary>All rules in force, and how they are put together to a verdict.</summary>
/// <param name="Hash">SHA-256 over the files: which rules judged can be told later.</param>
public sealed record PolicySet(string Hash, IReadOnlyList<PolicyRule> Rules)
{
    /// <summary>Who approves where no routing rule fits: a gap in the rules must not let anything through.</summary>
    public const string FallbackGroup = "platform";

    public static PolicySet Empty { get; } = new("", []);

    public PolicyVerdict Judge(PolicyFacts facts)
    {
        var guardrails = Applying<Guardrail>(facts).ToList();
        var lease = Applying<LeaseLimit>(facts).MinBy(limit => limit.Days);
        var findings = guardrails.Select(rule => new Finding(rule.Id, rule.Policy, rule.Field, rule.Severity, facts.Fill(rule.Sentence), rule.Suggestion))
            .Concat(Applying<TeamLimit>(facts).Select(rule => new Finding(rule.Id, rule.Policy, null, rule.Severity, facts.Fill(rule.Sentence), null)))
            .Concat(Overlong(lease, facts))
            .OrderByDescending(finding => finding.Severity)
            .ToList();
        var verdict = findings.Count == 0 ? Verdict.Allow : findings[0].Severity is Severity.Deny ? Verdict.Deny : Verdict.Warn;
        var judged = facts
            .With("findings.warnings", findings.Count(finding => finding.Severity is Severity.Warn).ToString())
            .With("findings.denials", findings.Count(finding => finding.Severity is Severity.Deny).ToString());
        return new PolicyVerdict(verdict, findings, Route(verdict, judged, guardrails), lease?.Days)
        {
            // What serves customers is not deleted for a forgotten date, unless a rule says so.
            Lease = new LeaseTerms(lease?.Days, lease?.DefaultDays ?? lease?.Days, lease?.DeletesAtEnd ?? facts["stage"] is not "production"),
            Schedule = Hours(facts),
        };
    }

    // The strictest of those that apply. Without one, what serves customers is never stopped by a clock.
    private ScheduleTerms Hours(PolicyFacts facts)
    {
        var rules = Applying<ScheduleRule>(facts).OrderBy(rule => rule.IsAllowed).ThenByDescending(rule => rule.NeedsReview).ToList();
        return rules is [var strictest, ..]
            ? new ScheduleTerms(strictest.IsAllowed, strictest.IsAllowed && strictest.NeedsReview, facts.Fill(strictest.Sentence))
            : new ScheduleTerms(facts["stage"] is not (null or "production"), false, null);
    }

    private ApprovalRoute Route(Verdict verdict, PolicyFacts facts, IReadOnlyList<Guardrail> guardrails)
    {
        var routes = Applying<RoutingRule>(facts).ToList();
        // However it is configured: what is warned of, or may lose data, is looked at by a person.
        var automatic = verdict is Verdict.Allow && facts["change.dataLoss"] is not "true"
            ? Applying<AutoApproval>(facts).FirstOrDefault(rule => rule.IsEnabled) : null;
        if (automatic is not null) return new ApprovalRoute([], 0, [facts.Fill(automatic.Sentence)], automatic.Id);
        if (routes.Count == 0) return new ApprovalRoute([FallbackGroup], 1, ["no routing rule fits it"], null) { Needed = [new GroupApprovals(FallbackGroup, 1, [])] };
        var needed = routes.GroupBy(route => route.Group).Select(group => new GroupApprovals(group.Key, group.Max(route => route.Approvals), [.. group.Select(route => route.Id)])).ToList();
        var reasons = guardrails.Where(rule => rule.Reason is not null).OrderByDescending(rule => rule.Severity).Select(rule => rule.Reason!)
            .Concat(routes.Select(route => route.Reason)).Select(facts.Fill).Distinct();
        return new ApprovalRoute([.. needed.Select(group => group.Group)], needed.Sum(group => group.Approvals), [.. reasons], null) { Needed = needed, ExpiresAfterHours = routes.Min(route => route.ExpiresAfterHours) };
    }

    private static IEnumerable<Finding> Overlong(LeaseLimit? lease, PolicyFacts facts)
    {
        if (lease is not null && facts.Number("lease.days") > lease.Days)
            yield return new Finding(lease.Id, lease.Policy, "lease.days", Severity.Deny, facts.Fill(lease.Sentence), lease.Days.ToString());
    }

    private IEnumerable<TRule> Applying<TRule>(PolicyFacts facts) where TRule : PolicyRule => Rules.OfType<TRule>().Where(rule => rule.Applies(facts));
}
