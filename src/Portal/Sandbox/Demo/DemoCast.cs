using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Access;

namespace Portal.Sandbox.Demo;

/// <summary>The people of the demo world: those who can sign in, and engineers of two more teams.</summary>
internal static class DemoCast
{
    private static readonly IReadOnlyDictionary<string, Actor> Others = new[]
    {
        new Actor(new PersonId("ines.walther"), "Ines Walther", "search", new HashSet<Role> { Role.Requester }),
        new Actor(new PersonId("david.osei"), "David Osei", "media", new HashSet<Role> { Role.Requester }),
    }.ToDictionary(actor => actor.Team);

    private static readonly Dictionary<string, string> CostCentres = new()
    {
        ["shop"] = "CC-4110",
        ["ledger"] = "CC-2200",
        ["search"] = "CC-4130",
        ["media"] = "CC-4150",
    };

    /// <summary>The engineer of a team.</summary>
    public static Actor Engineer(string team) => Others.GetValueOrDefault(team) ?? Demo($"engineer-{team}");

    public static Actor CostReviewer => Demo("cost");

    public static Actor Approver => Demo("platform");

    /// <summary>Those whom a review asks for, by group: as many as the group has people in the demo.</summary>
    public static IReadOnlyList<Actor> Of(string group) => [.. DemoPeople.All.Select(person => person.Actor).Where(actor => ApproverGroups.Has(group, actor))];

    public static string CostCentre(string team) => CostCentres[team];

    private static Actor Demo(string token) => DemoPeople.All.Single(person => person.Token == token).Actor;
}
