using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Costs.Outlooks;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Costs;
using Portal.Platform.Data;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Costs;

[Collection(WalkedPortal.Name)]
public sealed class JudgeCostsTests(RolePortal shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_begun_before_a_judgement_and_committed_after_it_is_judged_anew()
    {
        var world = await RoleWorld.MakeAsync(shared);
        var reviewer = world.People.Single(person => person.Role is Role.CostReviewer).Actor;
        var environment = world.People[0].Own.Environment;
        async Task<CostOutlook> JudgedAsync()
        {
            await using var scope = world.Portal.Services.CreateAsyncScope();
            await ActivatorUtilities.CreateInstance<JudgeCosts>(scope.ServiceProvider).LookAtAllDueAsync(Cancellation);
            await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(Cancellation);
            return await db.CostOutlooks.AsNoTracking().SingleAsync(outlook => outlook.EnvironmentId == environment, Cancellation);
        }
        var before = await JudgedAsync();

        var band = BandOverride.Of(BandScope.Environment, environment.Value);
        band.Set(new CostBand(1, 2), "Its transaction took a minute.", reviewer, before.JudgedAt.AddMinutes(-1));
        await world.Portal.SaveAsync(db => db.BandOverrides.Add(band));

        var after = await JudgedAsync();
        after.BandSetAt.ShouldNotBeNull().ShouldBe(band.At, TimeSpan.FromMilliseconds(1));
        after.JudgedAt.ShouldBeGreaterThan(before.JudgedAt);
        // And once only.
        (await JudgedAsync()).JudgedAt.ShouldBe(after.JudgedAt);
    }
}
