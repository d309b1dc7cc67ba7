using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Costs.Bands;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Costs;
using Portal.Platform.Data;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Costs;

[Collection(WalkedPortal.Name)]
public sealed class EditBandsTests(RolePortal shared)
{
    private static readonly decimal[] Ceilings = [.. Enumerable.Range(0, 12).Select(n => 900m + n)];

    [Fact]
    public async Task Twelve_who_set_a_band_in_the_same_moment_are_all_on_record_and_the_last_holds()
    {
        var world = await RoleWorld.MakeAsync(shared);
        var reviewer = world.People.Single(person => person.Role is Role.CostReviewer).Actor;
        var subject = world.People[0].Own.Environment.Value;
        var ct = TestContext.Current.CancellationToken;
        var bands = world.Portal.Services.GetRequiredService<EditBands>();

        var outcomes = await Task.WhenAll(Ceilings.Select(ceiling => Task.Run(() => bands.SetAsync(reviewer, BandScope.Environment, subject, new CostBand(400, ceiling), "Agreed in the review.", ct), ct)));

        outcomes.ShouldAllBe(outcome => outcome is Outcome<BandOverride>.Done);
        await using var db = await world.Portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(ct);
        (await db.Audit.CountAsync(row => row.Action == "costs.band.set" && row.Subject == subject, ct)).ShouldBe(Ceilings.Length);
        (await db.BandOverrides.SingleAsync(each => each.Scope == BandScope.Environment && each.Subject == subject, ct)).Band.Ceiling.ShouldBeOneOf(Ceilings);
    }
}
