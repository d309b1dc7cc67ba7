namespace Portal.Domain.Access;

/// <summary>What a person may do. Roles add up.</summary>
public enum Role { Requester, Approver, CostReviewer, Administrator, Auditor }

/// <summary>Who does something: a signed-in person, a token's owner, or the portal itself.</summary>
public sealed record Actor(PersonId Id, string Name, string Team, IReadOnlySet<Role> Roles)
{
    /// <summary>Jobs act as the portal: they carry out what people decided.</summary>
    public static Actor Portal { get; } = new(new PersonId("portal"), "Portal", "platform", new HashSet<Role>());

    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>Approvers, cost reviewers, administrators and auditors read every team's requests.</summary>
    public bool SeesAllTeams => Roles.Any(role => role is not Role.Requester);

    public bool Sees(string team) => team == Team || SeesAllTeams;
}
