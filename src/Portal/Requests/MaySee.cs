using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Requests;

namespace Portal.Requests;

/// <summary>Who may know of a request: its team, and once it is submitted everybody whose role reads all teams.</summary>
public static class MaySee
{
    public static bool Request(Actor actor, EnvironmentRequest request) =>
        actor.Team == request.Team || (actor.SeesAllTeams && request.Revision > 0);

    /// <summary>The same answer whether it does not exist or is another team's: neither tells anything.</summary>
    public static Outcome<T> NoSuchRequest<T>() => new Outcome<T>.NotFound("There is no such request, or it is another team's.");
}
