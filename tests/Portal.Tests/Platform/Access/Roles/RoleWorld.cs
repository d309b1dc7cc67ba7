using Microsoft.Extensions.DependencyInjection;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Costs;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Waves;
using Portal.Domain.Notifications;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Access;
using Portal.Platform.Access.Sessions;
using Portal.Platform.Access.Tokens;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Access.Roles;

/// <summary>What one person may be tried on: an environment with all that belongs to it.</summary>
/// <param name="Mark">The environment's name, by which it is found in answers.</param>
internal sealed record Belongings(
    string Mark, EnvironmentId Environment, RequestId Draft, RequestId Sent, ChangeSetId ChangeSet, ReviewId Review, DeploymentId Deployment, AnomalyId Anomaly, TokenId Token, SessionId Session, PersonId Person);

/// <param name="Own">Of the person's own team, most of it their own.</param>
/// <param name="Other">Of another team.</param>
internal sealed record Tried(Role Role, Actor Actor, Belongings Own, Belongings Other);

/// <summary>What belongs to no team.</summary>
internal sealed record Commons(WaveId Wave, MeetingId Meeting, DecisionId Decision, FreezeId Freeze, WebhookId Webhook, DelegationId Delegation);

/// <summary>A portal with one person of each role, who holds that role alone, and belongings of theirs and of others.</summary>
internal sealed class RoleWorld : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static readonly Actor Stranger = new(new PersonId("stranger"), "Sam Stranger", "elsewhere", new HashSet<Role> { Role.Requester });

    private RoleWorld(ServedPortal portal, IReadOnlyList<Tried> people, Commons commons) => (Portal, People, Commons) = (portal, people, commons);

    public ServedPortal Portal { get; }

    public IReadOnlyList<Tried> People { get; }

    public Commons Commons { get; }

    public static async Task<RoleWorld> StartAsync(SharedCluster cluster)
    {
        var actors = Enum.GetValues<Role>().Select(role => new Actor(new PersonId($"p-{role.ToString().ToLowerInvariant()}"), $"{role} Person", $"team-{role.ToString().ToLowerInvariant()}", new HashSet<Role> { role })).ToList();
        var portal = await ServedPortal.StartAsync(cluster, [.. actors, Stranger]);
        var product = portal.Services.GetRequiredService<ProductShelf>().Find("three-tier")!.Product;
        await portal.SaveAsync(db => db.People.AddRange(actors.Append(Stranger).Select(actor => KnownPerson.Of(actor, Now))));
        var people = new List<Tried>();
        foreach (var actor in actors)
        {
            var colleague = actor with { Id = new PersonId($"{actor.Id}-colleague"), Name = "Colleague" };
            people.Add(new Tried(actor.Roles.Single(), actor,
                await BelongingsAsync(portal, product.Id, product.Version, product.Hash, actor, colleague, $"own-{actor.Id.Value[2..]}"),
                await BelongingsAsync(portal, product.Id, product.Version, product.Hash, Stranger, Stranger, $"far-{actor.Id.Value[2..]}")));
        }
        return new RoleWorld(portal, people, await CommonsAsync(portal, product.Id, product.Version, product.Hash, people[0].Other.Environment));
    }

    public async Task<string> NewTokenAsync(Actor actor)
    {
        var secret = ApiToken.NewToken();
        await Portal.SaveAsync(db => db.Tokens.Add(ApiToken.For(secret, actor, "walk", TokenScopes.All, Now, TimeSpan.FromDays(1))));
        return secret;
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <param name="colleague">Whose request waits for a review: nobody decides on their own.</param>
    private static async Task<Belongings> BelongingsAsync(ServedPortal portal, string product, string version, string hash, Actor owner, Actor colleague, string mark)
    {
        var content = RequestContent.Empty with { Product = product, ProductVersion = version, Name = mark, Stage = "development", Account = "111111111111", Region = "us-east-1", CostCentre = "CC-1" };
        var environment = ManagedEnvironment.Import(owner, owner.Team, content, hash, mark, $"arn:aws:cloudformation:us-east-1:111111111111:stack/{mark}/1", isReadOnly: false, Now);
        var draft = EnvironmentRequest.StartDraft(RequestKind.Create, NewId.At<EnvironmentId>(Now), content, owner, Now);
        var sent = EnvironmentRequest.StartDraft(RequestKind.Change, environment.Id, content, colleague, Now);
        var revision = sent.Submit(hash, Now);
        var set = ChangeSet.For(sent, revision, 1, mark, Now);
        set.Asked("arn:change-set", environment.StackId, Now);
        set.Ready([Given.Change("Group")], null, environment.StackId, "7f3a91c4e0b25d18", Now);
        var review = Review.Open(set, colleague.Id, owner.Team, TimeSpan.FromHours(72), Now);
        var deployment = Deployment.Of(review.Id, set, Now);
        var anomaly = CostAnomaly.Of(environment.Id, new FoundAnomaly(DateOnly.FromDateTime(Now.UtcDateTime), DateOnly.FromDateTime(Now.UtcDateTime), 90, 30, "Amazon Relational Database Service", 60), AnomalyCause.Unknown, "Nobody knows.", Now);
        var token = ApiToken.For(ApiToken.NewToken(), owner, $"of {mark}", [TokenScope.Read], Now, TimeSpan.FromDays(1));
        var session = Session.Begin(NewId.At<SessionId>(Now), Guid.NewGuid().ToString(), owner, [], mark, "127.0.0.1", Now, Now.AddHours(12));
        await portal.SaveAsync(db =>
        {
            db.Environments.Add(environment);
            db.Requests.AddRange(draft, sent);
            db.Revisions.Add(revision);
            db.ChangeSets.Add(set);
            db.Reviews.Add(review);
            db.Deployments.Add(deployment);
            db.CostAnomalies.Add(anomaly);
            db.Tokens.Add(token);
            db.Sessions.Add(session);
        });
        return new Belongings(mark, environment.Id, draft.Id, sent.Id, set.Id, review.Id, deployment.Id, anomaly.Id, token.Id, session.Id, owner.Id);
    }

    private static async Task<Commons> CommonsAsync(ServedPortal portal, string product, string version, string hash, EnvironmentId environment)
    {
        var admin = new Actor(new PersonId("elder"), "Ada Elder", "platform", new HashSet<Role> { Role.Requester, Role.Approver, Role.Administrator, Role.CostReviewer });
        var wave = Wave.Plan(product, version, hash, "every stage", 30, [], admin, Now);
        var item = new AgendaItem("Item/1", AgendaKind.Advice, environment, "An item", "Its text", 10m, null);
        var meeting = CostMeeting.Begin(new DateOnly(Now.Year, Now.Month, 1).AddMonths(-1), [item], admin, Now);
        var decision = CostDecision.Of(meeting.Id, item, new DecisionContent(DecisionVerdict.Watch, "Look again", "elder", DateOnly.FromDateTime(Now.AddDays(9).UtcDateTime), "", 0, null), null, Now);
        var freeze = Freeze.OfAccount("999999999999", "A reason", Now, null, admin, Now);
        var webhook = Webhook.Add("Chat", "https://example.com/hook", [], null, "", admin, Now);
        var delegation = Delegation.Of(admin, ApproverGroups.Platform, Stranger, Now.AddDays(3), Now.AddDays(4), "Away", Now);
        await portal.SaveAsync(db =>
        {
            db.Waves.Add(wave);
            db.CostMeetings.Add(meeting);
            db.CostDecisions.Add(decision);
            db.Freezes.Add(freeze);
            db.Webhooks.Add(webhook);
            db.Delegations.Add(delegation);
        });
        return new Commons(wave.Id, meeting.Id, decision.Id, freeze.Id, webhook.Id, delegation.Id);
    }
}
