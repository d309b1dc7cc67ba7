namespace Portal.Domain.Notifications;

/// <summary>Whose matter it is: who asked, their team, and the environment by its name.</summary>
/// <param name="Asked">What was asked for, as a verb: create, change, upgrade, delete, import.</param>
public sealed record Concern(PersonId Requester, string RequesterName, string Team, EnvironmentId Environment, string Name, string Asked);
