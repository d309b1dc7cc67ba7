namespace Portal.Domain.Access;

/// <summary>What a person may do. Roles add up.</summary>
public enum Role { Requester, Approver, CostReviewer, Administrator, Auditor }

/// <summary>Who does something: a signed-in person, a token's owner, or the portal itself.</summary>
public sealed record Actor(PersonId Id, string Name, string Team, IReadOnlySet<Role> Roles)
{
    /// <summary>Jobs act as the portal: they carry out what people decided.</summary>
    public static Actor Portal { get; } = new(new PersonId("portal"), "Portal", "platform", new HashSet<Role>());

    /// <summary>Before it is known who looks: sees and may nothing.</summary>
    public static Actor Nobody { get; } = new(new PersonId(""), "", "", new HashSet<Role>());

    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>
    /// Approvers, cost reviewers, administrators and auditors read what is of every team, and so does the portal itself:
    /// this one object, not somebody who is called like it.
    /// </summary>
    public bool SeesAllTeams => ReferenceEquals(this, Portal) || Roles.Any(role => role is not Role.Requester);

    public bool Sees(string team) => SeesAllTeams || (Roles.Count > 0 && team == Team);

    /// <summary>The one team whose records this person reads; null: those of all teams.</summary>
    public string? OnlyTeam => SeesAllTeams ? null : Roles.Count > 0 ? Team : "";

    /// <summary>An auditor reads everything and changes nothing, unless another role lets them.</summary>
    public bool OnlyReads => !Roles.Any(role => role is not Role.Auditor);
}
