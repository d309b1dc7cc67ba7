using Portal.Domain;
using Portal.Domain.Access;

namespace Portal.Platform.Access;

/// <summary>The people of the demo. They sign in without a password, so they exist only when the demo is on, on loopback.</summary>
public static class DemoPeople
{
    public sealed record Person(string Token, Actor Actor, string Job, string Initials);

    public static IReadOnlyList<Person> All { get; } =
    [
        new("engineer-shop", new Actor(new PersonId("mara.lindqvist"), "Mara Lindqvist", "shop", new HashSet<Role> { Role.Requester }), "Engineer, team shop", "ML"),
        new("engineer-ledger", new Actor(new PersonId("jonas.okafor"), "Jonas Okafor", "ledger", new HashSet<Role> { Role.Requester }), "Engineer, team ledger", "JO"),
        new("platform", new Actor(new PersonId("tomas.rey"), "Tomás Rey", "platform", new HashSet<Role> { Role.Requester, Role.Approver, Role.Administrator }), "Platform engineer", "TR"),
        new("platform-second", new Actor(new PersonId("aisha.rahman"), "Aisha Rahman", "platform", new HashSet<Role> { Role.Requester, Role.Approver }), "Platform engineer", "AR"),
        new("cost", new Actor(new PersonId("priya.nair"), "Priya Nair", "finance", new HashSet<Role> { Role.CostReviewer }), "Cost reviewer", "PN"),
        new("auditor", new Actor(new PersonId("noor.haddad"), "Noor Haddad", "assurance", new HashSet<Role> { Role.Auditor }), "Auditor", "NH"),
    ];

    public static Actor? Find(string id) => All.FirstOrDefault(person => person.Actor.Id.Value == id)?.Actor;
}
