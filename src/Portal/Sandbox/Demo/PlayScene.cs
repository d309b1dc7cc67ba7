using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Costs.Billed;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Data;
using Portal.Environments.Leases;
using Portal.Environments.Schedules;
using Portal.Platform.Ui;
using Portal.Requests;
using Portal.Reviews;

namespace Portal.Sandbox.Demo;

/// <summary>
/// Plays one scene with the use cases that pages and API call, as the people of the cast. A scene that was broken off in
/// the middle goes on with the request it had made.
/// </summary>
internal sealed class PlayScene(IDbContextFactory<PortalDb> dbs, StartRequest start, SubmitRequest submit, DecideReview decide, ReadRequests read, ExtendLease leases, EditSchedule schedules, DecideSchedule decideHours, ActivateCostTag costTag, ProductShelf shelf)
{
    private const string Account = "111111111111";
    private static readonly TimeSpan UntilReviewed = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan UntilBuilt = TimeSpan.FromHours(6);

    /// <param name="at">When the scene begins: a request of the same person since then is this scene's.</param>
    public Task RunAsync(Scene scene, DateTimeOffset at, DemoLine line, CancellationToken ct) => scene switch
    {
        Scene.Ask ask => AskAsync(ask, at, line, ct),
        Scene.Change change => ChangeAsync(change, at, line, ct),
        Scene.Delete delete => DeleteAsync(delete, at, line, ct),
        Scene.Extend extend => ExtendAsync(extend, ct),
        Scene.Hours hours => HoursAsync(hours, ct),
        Scene.Fails fails => line.OrderAsync(HttpMethod.Post, "faults", new { account = Account, fails.Region, fails.Operation, fails.Type, fails.Reason }, ct),
        Scene.Drift drift => DriftAsync(drift, line, ct),
        Scene.CountCosts => CountAsync(ct),
        Scene.Load load => LoadAsync(load, line, ct),
        _ => throw new InvalidOperationException($"A scene that nobody foresaw: {scene.GetType().Name}."),
    };

    private async Task AskAsync(Scene.Ask ask, DateTimeOffset at, DemoLine line, CancellationToken ct)
    {
        var by = DemoCast.Engineer(ask.By);
        var version = shelf.Find(ask.Product)?.Product.Version ?? throw new DemoException($"There is no product {ask.Product}.");
        var content = new RequestContent(ask.Product, version, ask.Preset, ask.Name, ask.Stage, Account, ask.Region, DemoCast.CostCentre(ask.By), ask.Note, ask.Inputs, new Dictionary<string, string>());
        var request = await BegunAsync(by, at, ct) ?? Done(await start.CreateAsync(by, content, ct), ask.Name).Id;
        if (ask.Decision is not Verdict.Draft) await SendAsync(by, request, ask.Name, ask.Decision, ask.Comment, line, ct);
    }

    private async Task ChangeAsync(Scene.Change change, DateTimeOffset at, DemoLine line, CancellationToken ct)
    {
        var by = DemoCast.Engineer(change.By);
        var request = await BegunAsync(by, at, ct) ?? Done(await start.ForEnvironmentAsync(by, RequestKind.Change, (await StandingAsync(change.Name, ct)).Id, content => content with
        {
            Note = change.Note,
            Inputs = new Dictionary<string, string>([.. content.Inputs.Where(input => !change.Inputs.ContainsKey(input.Key)), .. change.Inputs]),
        }, ct), change.Name).Id;
        await SendAsync(by, request, change.Name, change.Decision, change.Comment, line, ct);
    }

    private async Task DeleteAsync(Scene.Delete delete, DateTimeOffset at, DemoLine line, CancellationToken ct)
    {
        var by = DemoCast.Engineer(delete.By);
        var request = await BegunAsync(by, at, ct)
            ?? Done(await start.ForEnvironmentAsync(by, RequestKind.Delete, (await StandingAsync(delete.Name, ct)).Id, content => content with { Note = delete.Note }, ct), delete.Name).Id;
        await SendAsync(by, request, delete.Name, Verdict.Approved, "", line, ct);
    }

    private async Task ExtendAsync(Scene.Extend extend, CancellationToken ct)
    {
        var environment = await StandingAsync(extend.Name, ct);
        var now = Done(await leases.RunAsync(DemoCast.Engineer(extend.By), environment.Id, extend.Days, extend.Note, ct), extend.Name);
        if (now.Lease?.Ask is not null) Done(await leases.DecideAsync(DemoCast.Approver, environment.Id, grants: true, "", ct), extend.Name);
    }

    private async Task HoursAsync(Scene.Hours hours, CancellationToken ct)
    {
        var environment = await StandingAsync(hours.Name, ct);
        DayOfWeek[] workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        var week = new WeeklyHours(hours.Zone, [.. workdays.Select(day => new RunningHours(day, hours.From, hours.To))]);
        var now = Done(await schedules.SetAsync(DemoCast.Engineer(hours.By), environment.Id, week, hours.Note, ct), hours.Name);
        if (now.Schedule?.Ask is { } ask) Done(await decideHours.RunAsync(DemoCast.Approver, environment.Id, grants: true, ask.Digest, "", ct), hours.Name);
    }

    private async Task CountAsync(CancellationToken ct) => Done(await costTag.RunAsync(DemoCast.CostReviewer, ct), "The cost tag");

    private async Task DriftAsync(Scene.Drift drift, DemoLine line, CancellationToken ct)
    {
        var environment = await StandingAsync(drift.Name, ct);
        await line.OrderAsync(HttpMethod.Post, "drift", new
        {
            environment.Account,
            environment.Region,
            stack = environment.StackName,
            drift.LogicalId,
            drift.Principal,
            properties = new Dictionary<string, object> { [drift.Property] = drift.Value },
        }, ct);
    }

    private async Task LoadAsync(Scene.Load load, DemoLine line, CancellationToken ct)
    {
        var environment = await StandingAsync(load.Name, ct);
        await line.OrderAsync(HttpMethod.Post, "load", new { environment.Account, environment.Region, stack = environment.StackName, load.Factor }, ct);
    }

    private async Task SendAsync(Actor by, RequestId id, string name, Verdict verdict, string comment, DemoLine line, CancellationToken ct)
    {
        if (await StateAsync(by, id, ct) is Standing.Draft) Done(await submit.RunAsync(by, id, ct), name);
        if (!await line.UntilAsync(async () => await StateAsync(by, id, ct) is not (Standing.Submitted or Standing.Preparing), UntilReviewed, ct))
            throw new DemoException($"The change set of {name} was not ready in time.");
        if (verdict is Verdict.Waiting) return;
        if (await StateAsync(by, id, ct) is Standing.InReview)
        {
            // People answer after a while: the name decides how long, so that every telling is the same.
            await line.LeadToAsync(line.Now.AddMinutes(20 + name.Sum(letter => letter) % 160), ct);
            await DecideAsync(id, name, verdict, comment, ct);
        }
        if (!await line.UntilAsync(async () => await StateAsync(by, id, ct) is not (Standing.Approved or Standing.Deploying), UntilBuilt, ct))
            throw new DemoException($"The deployment of {name} did not end in time.");
        // What follows from the end, such as the environment's record, is a job's work as well.
        await line.UntilAsync(() => Task.FromResult(true), TimeSpan.Zero, ct);
    }

    private async Task DecideAsync(RequestId id, string name, Verdict verdict, string comment, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var review = await db.Reviews.AsNoTracking().Where(r => r.RequestId == id && r.State == ReviewState.Waiting).FirstOrDefaultAsync(ct)
            ?? throw new DemoException($"Nobody was asked to review {name}.");
        var decision = verdict switch
        {
            Verdict.Approved => Decision.Approve,
            Verdict.SentBack => Decision.SendBack,
            Verdict.Rejected => Decision.Reject,
            _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
        };
        // One person ends it by a no; a yes takes everybody whom the route names.
        var deciding = decision is not Decision.Approve ? [DemoCast.Approver] : review.Needed.SelectMany(group => DemoCast.Of(group.Group).Take(group.Approvals)).Distinct();
        foreach (var person in deciding)
            Done(await decide.RunAsync(person, review.Id, new AskedDecision(decision, review.Digest, comment) { Confirm = name }, ct), name);
    }

    private async Task<RequestId?> BegunAsync(Actor by, DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Requests.Where(request => request.Requester == by.Id && request.CreatedAt >= since).Select(request => (RequestId?)request.Id).FirstOrDefaultAsync(ct);
    }

    private async Task<Standing> StateAsync(Actor by, RequestId id, CancellationToken ct) => Done(await read.FindAsync(by, id, ct), id.Value).Standing.State;

    private async Task<ManagedEnvironment> StandingAsync(string name, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Environments.AsNoTracking().FirstOrDefaultAsync(e => e.Name == name && e.State != EnvironmentState.Deleted, ct)
            ?? throw new DemoException($"There is no environment {name}.");
    }

    private static T Done<T>(Outcome<T> outcome, string what) =>
        outcome is Outcome<T>.Done(var value) ? value
        : throw new DemoException($"{what}: {(outcome is Outcome<T>.Invalid(var problems) ? string.Join(' ', problems.Select(problem => $"{problem.Field}: {problem.Message}")) : outcome.Sentence())}");
}
