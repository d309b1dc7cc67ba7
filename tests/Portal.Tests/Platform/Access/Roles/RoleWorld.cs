using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Costs;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Waves;
using Portal.Domain.Health.Drills;
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
    string Mark, bool IsOwn, EnvironmentId Environment, RequestId Draft, RequestId Sent, ChangeSetId ChangeSet, ReviewId Review, DeploymentId Deployment, DrillId Drill, AnomalyId Anomaly, TokenId Token, SessionId Session, PersonId Person)
{
    /// <summary>Edits and sending are tried on the own draft; what is another's is a request that was sent, for drafts are their team's alone.</summary>
    public RequestId Request => IsOwn ? Draft : Sent;
}

/// <param name="Own">Of the person's own team, most of it their own.</param>
/// <param name="Other">Of another team.</param>
internal sealed record Tried(Role Role, Actor Actor, Belongings Own, Belongings Other);

/// <summary>What belongs to no team.</summary>
internal sealed record Commons(WaveId Wave, MeetingId Meeting, DecisionId Decision, FreezeId Freeze, WebhookId Webhook, DelegationId Delegation);

/// <summary>A portal with one person of each role, who holds that role alone, and belongings of theirs and of others.</summary>
internal sealed partial class RoleWorld
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    // What is found of a team is found by these; shorter ones stand in the random text of a page now and then.
    private const string OwnMark = "walked-own";
    private const string OtherMark = "walked-far";

    /// <summary>Stands in a row of the audit of each environment.</summary>
    public const string Noted = "qnoted";

    private static int _worlds;

    private readonly DateOnly _month;

    /// <param name="month">Of its cost review: there is one a month.</param>
    private RoleWorld(ServedPortal portal, IReadOnlyList<Tried> people, Commons commons, DateOnly month) => (Portal, People, Commons, _month) = (portal, people, commons, month);

    public ServedPortal Portal { get; }

    public IReadOnlyList<Tried> People { get; }

    public Commons Commons { get; }

    /// <summary>Another set of people and belongings in a portal that may have some.</summary>
    public static async Task<RoleWorld> MakeAsync(RolePortal shared) => await MakeAsync(await shared.PortalAsync());

    /// <summary>People and belongings in a portal that is nobody else's.</summary>
    public static async Task<RoleWorld> MakeAsync(ServedPortal portal)
    {
        var number = Interlocked.Increment(ref _worlds);
        var world = $"w{number}";
        var stranger = new Actor(new PersonId($"{world}-stranger"), "Sam Stranger", "elsewhere", new HashSet<Role> { Role.Requester });
        var actors = Enum.GetValues<Role>().Select(role => new Actor(new PersonId($"{world}-{role.ToString().ToLowerInvariant()}"), $"{role} Person", $"team-{role.ToString().ToLowerInvariant()}", new HashSet<Role> { role })).ToList();
        portal.Know(actors.Append(stranger));
        var product = portal.Services.GetRequiredService<ProductShelf>().Find("three-tier")!.Product;
        await portal.SaveAsync(db => db.People.AddRange(actors.Append(stranger).Select(actor => KnownPerson.Of(actor, Now))));
        var people = new List<Tried>();
        foreach (var actor in actors)
        {
            var colleague = actor with { Id = new PersonId($"{actor.Id}-colleague"), Name = "Colleague" };
            people.Add(new Tried(actor.Roles.Single(), actor,
                await BelongingsAsync(portal, product.Id, product.Version, product.Hash, actor, colleague, $"{OwnMark}-{actor.Id}", isOwn: true),
                await BelongingsAsync(portal, product.Id, product.Version, product.Hash, stranger, stranger, $"{OtherMark}-{actor.Id}", isOwn: false)));
        }
        return new RoleWorld(portal, people, await CommonsAsync(portal, product.Id, product.Version, product.Hash, people[0].Other.Environment, stranger, Month(number)), Month(number));
    }

    /// <summary>Of all teams, of the own team, or <c>yes</c> where it tells of no team at all.</summary>
    public static string Whose(string text) => text.Contains(OtherMark, StringComparison.Ordinal) ? "all" : text.Contains(OwnMark, StringComparison.Ordinal) ? "own" : "yes";

    /// <summary>The variables of a path, of whatever they name.</summary>
    /// <param name="route">Below the API's root, or of a page; decides what an id is of.</param>
    public string Fill(string route, Belongings on) => Variable().Replace(route, match => ValueOf(match.Groups[1].Value, route, on));

    public async Task<string> NewTokenAsync(Actor actor)
    {
        var secret = ApiToken.NewToken();
        await Portal.SaveAsync(db => db.Tokens.Add(ApiToken.For(secret, actor, "walk", TokenScopes.All, Now, TimeSpan.FromDays(1))));
        return secret;
    }

    /// <summary>The path with the same in place of every variable.</summary>
    public static string Replace(string route, string value) => Variable().Replace(route, value);

    private string ValueOf(string name, string route, Belongings on) => (name.ToLowerInvariant(), route.Split('/')[1]) switch
    {
        ("product", _) or (_, "catalogue") => "three-tier",
        ("version", _) => Product.Version,
        ("scope", _) => "product",
        ("subject", _) => "three-tier",
        ("job", _) => "FollowDeployments",
        ("code", _) => "404",
        ("documentname", _) => "v1",
        ("month", _) => _month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        ("person", _) => on.Person.Value,
        ("drill", _) => on.Drill.Value,
        ("name", "environments") => on.Mark,
        (_, "requests") => on.Request.Value,
        (_, "reviews") => on.Review.Value,
        (_, "deployments") => on.Deployment.Value,
        (_, "environments") => on.Environment.Value,
        (_, "tokens") => on.Token.Value,
        (_, "sessions") => on.Session.Value,
        (_, "freezes") => Commons.Freeze.Value,
        (_, "waves") => Commons.Wave.Value,
        (_, "webhooks") => Commons.Webhook.Value,
        (_, "delegations") => Commons.Delegation.Value,
        (_, "accounts") => "111111111111",
        _ when route.StartsWith("/costs/export/environments", StringComparison.Ordinal) => on.Environment.Value,
        _ when route.StartsWith("/costs/anomalies", StringComparison.Ordinal) => on.Anomaly.Value,
        _ when route.StartsWith("/costs/decisions", StringComparison.Ordinal) => Commons.Decision.Value,
        _ when route.StartsWith("/costs/reviews", StringComparison.Ordinal) => Commons.Meeting.Value,
        _ => throw new InvalidOperationException($"The walk does not know what '{name}' is in {route}. Say it here, and let the world have one."),
    };

    private Domain.Catalog.Product Product => Portal.Services.GetRequiredService<ProductShelf>().Find("three-tier")!.Product;

    private static DateOnly Month(int world) => new DateOnly(Now.Year, Now.Month, 1).AddMonths(-world);

    [GeneratedRegex(@"\{(\w+)(?::\w+)?\}")]
    private static partial Regex Variable();

    /// <param name="colleague">Whose request waits for a review: nobody decides on their own.</param>
    private static async Task<Belongings> BelongingsAsync(ServedPortal portal, string product, string version, string hash, Actor owner, Actor colleague, string mark, bool isOwn)
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
        var drill = Drill.Ask(environment.Id, DrillKind.Database, "db-1", new OperationPlan([], [], []), "none", needsReview: true, colleague, "", Now);
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
            db.Drills.Add(drill);
            db.CostAnomalies.Add(anomaly);
            db.Tokens.Add(token);
            db.Sessions.Add(session);
            db.Record(owner, "environment.imported", environment.Id.Value, environment.Id, $"{Noted} {mark}", Now);
        });
        return new Belongings(mark, isOwn, environment.Id, draft.Id, sent.Id, set.Id, review.Id, deployment.Id, drill.Id, anomaly.Id, token.Id, session.Id, owner.Id);
    }

    private static async Task<Commons> CommonsAsync(ServedPortal portal, string product, string version, string hash, EnvironmentId environment, Actor stranger, DateOnly month)
    {
        var admin = new Actor(new PersonId("elder"), "Ada Elder", "platform", new HashSet<Role> { Role.Requester, Role.Approver, Role.Administrator, Role.CostReviewer });
        var wave = Wave.Plan(product, version, hash, "every stage", 30, [], admin, Now);
        var item = new AgendaItem("Item/1", AgendaKind.Advice, environment, "An item", "Its text", 10m, null);
        var meeting = CostMeeting.Begin(month, [item], admin, Now);
        var decision = CostDecision.Of(meeting.Id, item, new DecisionContent(DecisionVerdict.Watch, "Look again", "elder", DateOnly.FromDateTime(Now.AddDays(9).UtcDateTime), "", 0, null), null, Now);
        var freeze = Freeze.OfAccount("999999999999", "A reason", Now, null, admin, Now);
        var webhook = Webhook.Add("Chat", "https://example.com/hook", [], null, "", admin, Now);
        var delegation = Delegation.Of(admin, ApproverGroups.Platform, stranger, Now.AddDays(3), Now.AddDays(4), "Away", Now);
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
