namespace Portal.Domain.Catalog.Policies;

public enum Severity { Warn, Deny }

/// <summary>Facts, and whether the rule applies to them: the test that stands beside each rule.</summary>
public sealed record PolicyCase(PolicyFacts Given, bool Applies, int Line, int Column);

/// <param name="Policy">Name and version of the file it stands in: <c>data-retention 2</c>.</param>
/// <param name="Id">Unique over all files.</param>
public abstract record PolicyRule(string Policy, string Id, Condition When, IReadOnlyList<PolicyCase> Cases)
{
    public virtual bool Applies(PolicyFacts facts) => When.Holds(facts);

    /// <summary>The cases that say otherwise than the rule does.</summary>
    public IEnumerable<PolicyCase> Contradicted => Cases.Where(example => Applies(example.Given) != example.Applies);
}

/// <summary>Something that is refused, or that a reviewer has to accept.</summary>
/// <param name="Field">Where the requester can change it; null when no single field causes it.</param>
/// <param name="Suggestion">A value of the field that the rule accepts.</param>
/// <param name="Reason">Half a sentence that goes on after "because"; null leaves it out of the route.</param>
public sealed record Guardrail(
    string Policy, string Id, Condition When, IReadOnlyList<PolicyCase> Cases,
    Severity Severity, string? Field, string Sentence, string? Suggestion, string? Reason) : PolicyRule(Policy, Id, When, Cases);

/// <summary>How much a team may have; it applies when the request would go beyond.</summary>
/// <param name="Environments">Most environments, this one included; null sets no limit.</param>
/// <param name="Monthly">Most USD a month that all of them are expected to cost, this one included; null sets no limit.</param>
public sealed record TeamLimit(
    string Policy, string Id, Condition When, IReadOnlyList<PolicyCase> Cases,
    Severity Severity, int? Environments, decimal? Monthly, string Sentence) : PolicyRule(Policy, Id, When, Cases)
{
    public override bool Applies(PolicyFacts facts)
    {
        // A delete only makes it less.
        if (!When.Holds(facts) || facts["kind"] is "delete") return false;
        return (Environments is { } most && facts["kind"] is "create" && facts.Number("team.environments") + 1 > most)
            || (Monthly is { } dollars && facts.Number("team.monthly") + (facts.Number("cost.expected") ?? 0) > dollars);
    }
}

/// <summary>The longest that an environment may be asked for at once.</summary>
public sealed record LeaseLimit(
    string Policy, string Id, Condition When, IReadOnlyList<PolicyCase> Cases, int Days, string Sentence) : PolicyRule(Policy, Id, When, Cases)
{
    /// <summary>What is proposed and taken when nobody says; null proposes the longest.</summary>
    public int? DefaultDays { get; init; }

    /// <summary>Whether the portal asks for the delete when the lease ends; null: everywhere but in production.</summary>
    public bool? DeletesAtEnd { get; init; }
}

/// <summary>Whether an environment may be stopped outside hours, and whether an approver looks at the plan of it first.</summary>
public sealed record ScheduleRule(
    string Policy, string Id, Condition When, IReadOnlyList<PolicyCase> Cases, bool IsAllowed, bool NeedsReview, string Sentence) : PolicyRule(Policy, Id, When, Cases);

/// <summary>Who has to approve.</summary>
/// <param name="Approvals">How many people, the requester never among them.</param>
public sealed record RoutingRule(
    string Policy, string Id, Condition When, IReadOnlyList<PolicyCase> Cases, string Group, int Approvals, string Reason) : PolicyRule(Policy, Id, When, Cases)
{
    /// <summary>Null leaves the expiry to other rules and the settings.</summary>
    public int? ExpiresAfterHours { get; init; }
}

/// <summary>What needs nobody's approval. Ships switched off.</summary>
public sealed record AutoApproval(
    string Policy, string Id, Condition When, IReadOnlyList<PolicyCase> Cases, bool IsEnabled, string Sentence) : PolicyRule(Policy, Id, When, Cases);
