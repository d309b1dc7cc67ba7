using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Catalog;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Platform.Data;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Platform.Api;

[Collection(WalkedPortal.Name)]
public sealed class OvertakenTests(RolePortal shared)
{
    [Fact]
    public async Task A_call_whose_row_another_changed_in_the_same_moment_is_a_conflict_and_no_fault()
    {
        var world = await RoleWorld.MakeAsync(shared);
        var own = world.People.Single(person => person.Role is Role.Requester);
        var ct = TestContext.Current.CancellationToken;
        await using var db = await world.Portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(ct);
        using var http = world.Portal.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await world.NewTokenAsync(own.Actor));

        var draft = await DraftAsync(world.Portal, own);

        // The other's change is written and not yet final: the call reads the row of before, and waits as soon as it writes.
        await using var other = await db.Database.BeginTransactionAsync(ct);
        await db.Requests.Where(request => request.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(request => request.RequesterName, "Somebody"), ct);
        var call = http.PostAsync(new Uri($"/api/v1/requests/{draft.Id}/submit", UriKind.Relative), null, ct);
        await Patience.UntilAsync(async () => call.IsCompleted || await WaitsAsync(db), () => "The call did not wait for the row.");
        await other.CommitAsync(ct);

        using var answer = await call;
        var text = await answer.Content.ReadAsStringAsync(ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict, text);
        text.ShouldContain("Somebody changed the same thing in this moment, and nothing of this call was saved.");
        world.Portal.Faults.ShouldNotContain(fault => fault.Contains("SubmitRequest", StringComparison.Ordinal));
    }

    // Nothing but the other stands in its way.
    private static async Task<EnvironmentRequest> DraftAsync(ServedPortal portal, Tried own)
    {
        var now = TimeProvider.System.GetUtcNow();
        var product = portal.Services.GetRequiredService<ProductShelf>().Find("three-tier")!.Product;
        var name = Line.NewName();
        var content = RequestContent.Empty with { Product = product.Id, ProductVersion = product.Version, Name = name, Stage = "development", Account = "111111111111", Region = "us-east-1", CostCentre = "CC-1" };
        var environment = ManagedEnvironment.Import(own.Actor, own.Actor.Team, content, product.Hash, name, $"arn:aws:cloudformation:us-east-1:111111111111:stack/{name}/1", isReadOnly: false, now);
        var draft = EnvironmentRequest.StartDraft(RequestKind.Delete, environment.Id, content, own.Actor, now);
        await portal.SaveAsync(db =>
        {
            db.Environments.Add(environment);
            db.Requests.Add(draft);
        });
        return draft;
    }

    private static async Task<bool> WaitsAsync(PortalDb db) =>
        await db.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS \"Value\"").SingleAsync(TestContext.Current.CancellationToken);
}
