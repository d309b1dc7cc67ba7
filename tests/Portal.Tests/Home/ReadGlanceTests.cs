using Microsoft.Extensions.DependencyInjection;
using Portal.Costs;
using Portal.Domain.Access;
using Portal.Health;
using Portal.Home.Glance;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Home;

[Collection(WalkedPortal.Name)]
public sealed class ReadGlanceTests(RolePortal shared)
{
    [Fact]
    public async Task A_reading_is_shared_by_those_who_see_the_same_and_a_person_without_roles_is_not_given_everybodys()
    {
        var world = await RoleWorld.MakeAsync(shared);
        // One of its own: the portal's may hold a reading of before this world was made.
        var services = world.Portal.Services;
        var glance = new ReadGlance(services.GetRequiredService<ReadFleetHealth>(), services.GetRequiredService<ReadPortfolio>(), TimeProvider.System);
        var own = world.People.Single(person => person.Role is Role.Requester);
        Actor Seeing(params Role[] roles) => own.Actor with { Roles = roles.ToHashSet() };
        async Task<FleetGlance> SeenByAsync(Actor actor) => await glance.ForAsync(actor, TestContext.Current.CancellationToken);
        static IEnumerable<string> Names(FleetGlance seen) => seen.Health.Rows.Select(row => row.Name).Union(seen.Costs.Environments.Select(row => row.Name));

        var all = await SeenByAsync(Seeing(Role.Auditor));
        (await SeenByAsync(Seeing(Role.Approver))).ShouldBeSameAs(all);
        Names(all).ShouldContain(own.Other.Mark);
        Names(await SeenByAsync(Seeing())).ShouldBeEmpty();
        var team = Names(await SeenByAsync(Seeing(Role.Requester))).ToList();
        team.ShouldContain(own.Own.Mark);
        team.ShouldNotContain(own.Other.Mark);
    }
}
