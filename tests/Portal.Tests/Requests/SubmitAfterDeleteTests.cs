using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Requests;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Requests;

[Collection(WalkedPortal.Name)]
public sealed class SubmitAfterDeleteTests(RolePortal shared)
{
    [Fact]
    public async Task A_draft_about_an_environment_that_was_deleted_meanwhile_is_not_sent()
    {
        var world = await RoleWorld.MakeAsync(shared);
        var own = world.People.Single(person => person.Role is Role.Requester);
        var id = own.Own.Environment;
        var draft = default(EnvironmentRequest)!;
        await world.Portal.SaveAsync(db =>
        {
            var environment = db.Environments.AsNoTracking().Single(e => e.Id == id);
            draft = EnvironmentRequest.StartDraft(RequestKind.Delete, id, environment.Content, own.Actor, TimeProvider.System.GetUtcNow());
            db.Requests.Add(draft);
            db.Environments.Where(e => e.Id == id).ExecuteUpdate(set => set.SetProperty(e => e.State, EnvironmentState.Deleted));
        });

        var outcome = await world.Portal.Services.GetRequiredService<SubmitRequest>().RunAsync(own.Actor, draft.Id, TestContext.Current.CancellationToken);

        outcome.ShouldBeOfType<Outcome<EnvironmentRequest>.Conflict>().Why.ShouldBe($"{own.Own.Mark} was deleted meanwhile. Withdraw this request: there is nothing left that it could change.");
    }
}
