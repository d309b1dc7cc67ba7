using System.Globalization;
using Portal.Domain.Catalog.Policies;

namespace Portal.Catalog.Policies;

/// <summary>What a rule does, in a few words and a sentence.</summary>
/// <param name="Details">Further sentences: where it is shown, what it suggests, how much it allows.</param>
public sealed record RuleWords(string Kind, string Effect, IReadOnlyList<string> Details)
{
    public static RuleWords Of(PolicyRule rule) => rule switch
    {
        Guardrail rail => new(Verb(rail.Severity), rail.Sentence, Known(
            rail.Field is { } field ? $"Shown at {field}." : null,
            rail.Suggestion is { } value ? $"Suggests {value}." : null)),
        TeamLimit limit => new(Verb(limit.Severity), limit.Sentence, Known(
            limit.Environments is { } environments ? $"At most {environments} environments a team." : null,
            limit.Monthly is { } monthly ? $"At most USD {monthly.ToString("#,0", CultureInfo.InvariantCulture)} a month a team." : null)),
        LeaseLimit lease => new("Limits the lease", lease.Sentence, Known(
            $"At most {lease.Days} days{(lease.DefaultDays is { } usual ? $", {usual} unless somebody says otherwise" : "")}.",
            lease.DeletesAtEnd switch { true => "At its end the portal asks for the delete.", false => "At its end the portal only tells.", null => null })),
        ScheduleRule schedule => new(schedule.IsAllowed ? "Allows hours" : "Keeps running", schedule.Sentence, Known(
            schedule.NeedsReview ? "An approver decides on the plan first." : null)),
        RoutingRule route => new("Routes", $"{(route.Approvals == 1 ? "One person" : $"{route.Approvals} people")} of group {route.Group}: {route.Reason}.", Known(
            route.ExpiresAfterHours is { } hours ? $"Decided within {hours} hours, and begun within {hours} hours of the approval." : null)),
        AutoApproval auto => new(auto.IsEnabled ? "Approves by itself" : "Would approve, is off", $"{char.ToUpperInvariant(auto.Sentence[0])}{auto.Sentence[1..]}.", []),
        _ => throw new InvalidOperationException($"A rule that nobody foresaw: {rule.GetType().Name}."),
    };

    private static string Verb(Severity severity) => severity is Severity.Deny ? "Denies" : "Warns";

    private static List<string> Known(params string?[] sentences) => [.. sentences.OfType<string>()];
}
