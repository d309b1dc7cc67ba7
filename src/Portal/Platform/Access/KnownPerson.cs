using Portal.Domain;
using Portal.Domain.Access;

namespace Portal.Platform.Access;

/// <summary>Somebody who has signed in, as they were then: whom notifications can be for.</summary>
public sealed class KnownPerson
{
    private KnownPerson() { }

    public PersonId Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Team { get; private set; } = "";
    public IReadOnlyList<Role> Roles { get; private set; } = [];
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>Signed in without a password; nobody once the demo is off.</summary>
    public bool IsDemo { get; private set; }

    public static KnownPerson Of(Actor actor, DateTimeOffset now)
    {
        var person = new KnownPerson { Id = actor.Id };
        person.See(actor, now);
        return person;
    }

    public void See(Actor actor, DateTimeOffset now)
    {
        (Name, Team, SeenAt) = (actor.Name, actor.Team, now);
        Roles = [.. actor.Roles.Order()];
    }

    public Actor ToActor() => new(Id, Name, Team, Roles.ToHashSet());
}
