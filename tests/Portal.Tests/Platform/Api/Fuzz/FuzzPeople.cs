using System.Collections.Concurrent;
using Portal.Domain.Access;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Platform.Api.Fuzz;

/// <summary>Who calls: somebody with every role, an engineer of one team, and nobody. Calls may end their tokens; then they get others.</summary>
internal sealed class FuzzPeople(RoleWorld world)
{
    public const string Platform = "platform";
    public const string Engineer = "engineer";
    public const string Nobody = "nobody";

    private readonly ConcurrentDictionary<string, string> _tokens = [];

    public Tried Of(string who) => world.People.Single(each => each.Role == (who == Platform ? Role.Administrator : Role.Requester));

    public Actor ActorOf(string who) => who == Platform ? Of(who).Actor with { Roles = Enum.GetValues<Role>().ToHashSet() } : Of(who).Actor;

    public async Task BeginAsync()
    {
        var everybody = ActorOf(Platform);
        await world.Portal.SaveAsync(db => db.People.Single(known => known.Id == everybody.Id).See(everybody, TimeProvider.System.GetUtcNow()));
        world.Portal.Know([everybody]);
        foreach (var who in new[] { Platform, Engineer }) _tokens[who] = await world.NewTokenAsync(ActorOf(who));
    }

    public string? TokenOf(string who) => _tokens.GetValueOrDefault(who);

    /// <param name="spent">The token that was refused; another call may have changed it meanwhile.</param>
    public async Task RenewAsync(string who, string spent)
    {
        if (TokenOf(who) == spent) _tokens[who] = await world.NewTokenAsync(ActorOf(who));
    }
}
