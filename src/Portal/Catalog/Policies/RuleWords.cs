using System.Globalization;
using Portal.Domain.Catalog.Policies;

namespace Portal.Catalog.Policies;

/// <summary>What a rule does, in a few words and a sentence.</summary>
public sealed record RuleWords(string Kind, string Effect, string? Field, string? Suggestion)
{
    public static RuleWords Of(PolicyRule rule) => rule switch
    {
        Guardrail rail => new(rail.Severity is Severity.Deny ? "Denies" : "Warns", rail.Sentence, rail.Field, rail.Suggestion),
        TeamLimit limit => new(limit.Severity is Severity.Deny ? "Denies" : "Warns", limit.Sentence, Most(limit), null),
        LeaseLimit lease => new("Limits the lease", lease.Sentence, $"at most {lease.Days} days", null),
        RoutingRule route => new("Routes", $"{(route.Approvals == 1 ? "One person" : $"{route.Approvals} people")} of group {route.Group}: {route.Reason}.", null, null),
        AutoApproval auto => new(auto.IsEnabled ? "Approves by itself" : "Would approve, is off", $"{auto.Sentence}.", null, null),
        _ => throw new InvalidOperationException($"A rule that nobody foresaw: {rule.GetType().Name}."),
    };

    private static string Most(TeamLimit limit) => string.Join(", ", new[]
    {
        limit.Environments is { } environments ? $"at most {environments} environments a team" : null,
        limit.Monthly is { } monthly ? $"at most USD {monthly.ToString("#,0", CultureInfo.InvariantCulture)} a month a team" : null,
    }.OfType<string>());
}
