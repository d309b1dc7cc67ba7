namespace Portal.Domain.Access;

/// <summary>
/// Who belongs to a group that a routing rule names. The one place for it: <c>platform</c> are those with the role
/// Approver, <c>cost</c> the cost reviewers, <c>administrators</c> the administrators. Any other name is a team, and
/// everybody of that team belongs to it who may do more than read.
/// </summary>
public static class ApproverGroups
{
    public const string Platform = "platform", Cost = "cost", Administrators = "administrators";

    private static readonly Dictionary<string, (Role Role, string Words)> ByRole = new()
    {
        [Platform] = (Role.Approver, "the platform team"),
        [Cost] = (Role.CostReviewer, "the cost reviewers"),
        [Administrators] = (Role.Administrator, "the administrators"),
    };

    public static bool Has(string group, Actor actor) => ByRole.TryGetValue(group, out var known) ? actor.Is(known.Role) : actor.Team == group && !actor.OnlyReads;

    /// <summary>All groups of this person.</summary>
    public static IReadOnlyList<string> Of(Actor actor) =>
        [.. OfRole(actor), .. ByRole.ContainsKey(actor.Team) || actor.OnlyReads ? Array.Empty<string>() : [actor.Team]];

    /// <summary>Those that a role alone gives: their people decide on more than their own team's matters.</summary>
    public static IReadOnlyList<string> OfRole(Actor actor) => [.. ByRole.Where(group => actor.Is(group.Value.Role)).Select(group => group.Key)];

    public static string Words(string group) => ByRole.TryGetValue(group, out var known) ? known.Words : $"team {group}";

    /// <summary>"the platform team and the cost reviewers".</summary>
    public static string Words(IEnumerable<string> groups) => string.Join(" and ", groups.Select(Words));
}
