using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Notifications;
using Portal.Domain.Requests;
using Portal.Platform;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Requests;

namespace Portal.ChangeSets;

/// <summary>
/// Takes a change set one step further: render and keep what will be asked, ask CloudFormation, wait for its
/// computation, read every page and put the digest over it. Each step can be repeated after a crash.
/// </summary>
[Description("Renders templates and has CloudFormation compute change sets")]
public sealed class PrepareChangeSets(JobParts parts, CloudFormationOfChangeSets cloudFormation, RenderTemplate render, ReadStanding standing, OwnStack own, PassTemplate pass, JudgeChangeSet judge, PriceChangeSet price, DriftOfChangeSets detect, KeepSecrets secrets, DigestOf digest, IOptions<PortalSettings> settings)
    : LookedJob<ChangeSet>(parts)
{
    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT c.* FROM change_sets c WHERE c.next_look_at <= {now} AND c.state IN ('Pending', 'Creating') AND c.discarded_at IS NULL
        ORDER BY c.next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    protected override Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) =>
        db.ChangeSets.Where(c => c.NextLookAt != null && (c.State == ChangeSetState.Pending || c.State == ChangeSetState.Creating) && c.DiscardedAt == null).MinAsync(c => c.NextLookAt, ct);

    protected override async Task LookAsync(PortalDb db, ChangeSet record, CancellationToken ct)
    {
        try
        {
            await (record switch
            {
                { State: ChangeSetState.Pending, Rendered: null } => RenderAsync(db, record, ct),
                { State: ChangeSetState.Pending } => AskAsync(db, record, ct),
                { State: ChangeSetState.Creating } => ReadAsync(db, record, ct),
                _ => throw new InvalidOperationException($"Change set {record.Id} is {record.State} and nobody need look at it."),
            });
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.Refused)
        {
            await FailAsync(db, record, fault.Fault.Sentence, ct);
        }
    }

    private async Task RenderAsync(PortalDb db, ChangeSet set, CancellationToken ct)
    {
        var request = await db.Requests.SingleAsync(r => r.Id == set.RequestId, ct);
        var revision = await db.Revisions.SingleAsync(r => r.RequestId == set.RequestId && r.Number == set.Revision, ct);
        var stack = set.Kind is RequestKind.Delete or RequestKind.Import ? await standing.OfAsync(set.Account, set.Region, set.StackName, ct) : null;
        if (set.Kind is RequestKind.Delete or RequestKind.Import && stack is null)
        {
            await FailAsync(db, set, $"There is no stack named {set.StackName} to {(set.Kind is RequestKind.Delete ? "delete" : "import")}.", ct);
            return;
        }
        var standingStack = stack?.Facts ?? (set.Kind.Updates() ? await cloudFormation.FindStackAsync(set.Account, set.Region, set.StackName, ct) : null);
        var rendered = await render.RunAsync(request, revision, stack, standingStack?.Tags, ct);
        set.Render(rendered, Clock.GetUtcNow());
    }

    private async Task AskAsync(PortalDb db, ChangeSet set, CancellationToken ct)
    {
        if (await OlderStandsAsync(db, set, ct))
        {
            set.Render(set.Rendered!, LookAgain());
            return;
        }
        var stack = await cloudFormation.FindStackAsync(set.Account, set.Region, set.StackName, ct);
        if (stack is not null && !await own.IsAsync(db, set, stack, ct))
        {
            await FailAsync(db, set, $"A stack named {set.StackName} stands in account {set.Account}, {set.Region}, and is not this environment's. Choose another name.", ct);
            return;
        }
        switch (stack?.Status)
        {
            case "ROLLBACK_COMPLETE" when set.Kind is RequestKind.Create:
                // A create that rolled back leaves a stack that can only be deleted; nothing stands in it.
                await cloudFormation.DeleteEmptyStackAsync(set, stack.Id, ct);
                set.Render(set.Rendered!, LookAgain());
                return;
            case "DELETE_IN_PROGRESS" when set.Kind is RequestKind.Create:
                set.Render(set.Rendered!, LookAgain());
                return;
            case { } status when status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) && status != "REVIEW_IN_PROGRESS":
                set.Render(set.Rendered!, LookAgain());
                return;
        }
        if (set.Kind is RequestKind.Delete)
        {
            if (stack is null) await FailAsync(db, set, $"There is no stack named {set.StackName} to delete.", ct);
            else await FinishAsync(db, set, stack.Id, null, ct);
            return;
        }
        await CreateAsync(db, set, stackExists: stack is not null && stack.Status != "REVIEW_IN_PROGRESS", ct);
    }

    // Clearing an older change set away deletes its empty stack: asking meanwhile would lose the new one with it.
    private static Task<bool> OlderStandsAsync(PortalDb db, ChangeSet set, CancellationToken ct) => db.ChangeSets.AnyAsync(c =>
        c.EnvironmentId == set.EnvironmentId && c.CreatedAt < set.CreatedAt && c.DiscardedAt == null
        && !db.Deployments.Any(d => d.ChangeSetId == c.Id && d.StartedAt != null), ct);

    private async Task CreateAsync(PortalDb db, ChangeSet set, bool stackExists, CancellationToken ct)
    {
        var template = await pass.RunAsync(set.Account, set.Region, set.Rendered!.Body, ct);
        if (template is PassedTemplate.Refused refused)
        {
            await FailAsync(db, set, refused.Sentence, ct);
            return;
        }
        var (arn, stackId) = await cloudFormation.CreateAsync(set, template, stackExists, secrets.Reveal(set.Rendered.Parameters), ct);
        var now = Clock.GetUtcNow();
        set.Asked(arn, stackId, now);
        db.Record(Actor.Portal, "changeSet.asked", set.Id.Value, set.EnvironmentId, $"CloudFormation computes {arn}", now);
    }

    private async Task ReadAsync(PortalDb db, ChangeSet set, CancellationToken ct)
    {
        var held = await cloudFormation.ReadAsync(set, ct);
        switch (held)
        {
            case null:
                await FailAsync(db, set, "The change set vanished from CloudFormation while it was computed. Send the request again.", ct);
                break;
            case { Status: "CREATE_COMPLETE" }:
                await FinishAsync(db, set, held.StackId, held, ct);
                break;
            case { Status: "FAILED" } when IsEmpty(held.Reason):
                NothingToChange(db, set);
                break;
            case { Status: "FAILED" }:
                await FailAsync(db, set, held.Reason ?? "CloudFormation could not compute the change set and gave no reason.", ct);
                break;
            default:
                set.StillComputing(LookAgain());
                break;
        }
    }

    /// <param name="held">What CloudFormation computed; null when the operation needs no change set.</param>
    private async Task FinishAsync(PortalDb db, ChangeSet set, string stackId, HeldChangeSet? held, CancellationToken ct)
    {
        var revision = await db.Revisions.SingleAsync(r => r.RequestId == set.RequestId && r.Number == set.Revision, ct);
        var plan = set.Kind switch
        {
            RequestKind.Delete => await PlanDeleteAsync(set, stackId, revision.Content, ct),
            // A product that comes with a stack policy is one whose stacks are worth protecting.
            RequestKind.Create when set.Rendered!.StackPolicy is not null => new OperationPlan(
                [new PlanStep(PlanAction.ExecuteChangeSet, "Execute the change set."), new PlanStep(PlanAction.Protect, "Set the stack policy and termination protection.")], [], []),
            _ => null,
        };
        var changes = held?.Changes ?? [];
        var rendered = held is null ? set.Rendered! : await cloudFormation.HeldTemplateAsync(set, held, ct);
        if (NotAsGiven(set.Rendered!, rendered) is { } difference)
        {
            await FailAsync(db, set, difference, ct);
            return;
        }
        var request = await db.Requests.SingleAsync(r => r.Id == set.RequestId, ct);
        var environment = await db.Environments.AsNoTracking().FirstOrDefaultAsync(e => e.Id == set.EnvironmentId, ct);
        set.Judge(await judge.RunAsync(request, revision, changes, ct) with { Cost = await price.RunAsync(set, revision, rendered, environment, ct) });
        if (JudgeChangeSet.Denial(set.Judgement!) is { } denial)
        {
            await FailAsync(db, set, denial, ct);
            return;
        }
        var now = Clock.GetUtcNow();
        set.Ready(changes, plan, stackId, digest.Of(rendered, stackId, changes, plan), now);
        if (set.Kind.Updates())
        {
            var drift = await detect.AskAsync(set, ct);
            set.SawDrift(drift, drift.Check is DriftCheck.Running ? now : null);
        }
        db.Record(Actor.Portal, "changeSet.ready", set.Id.Value, set.EnvironmentId, $"{changes.Count} changes, digest {set.Digest}, {Words(set.Judgement!)}", now);
    }

    private async Task<OperationPlan> PlanDeleteAsync(ChangeSet set, string stackId, RequestContent content, CancellationToken ct)
    {
        var stack = await standing.OfAsync(set.Account, set.Region, stackId, ct) ?? throw new InvalidOperationException($"Stack {stackId} vanished while its delete was planned.");
        return await standing.PlanDeleteAsync(set.Account, set.Region, stack, content.Delete ?? DeleteChoices.None, ct);
    }

    private static string Words(PolicyJudgement judgement) => judgement.Verdict.Route is { AutoApprovedBy: { } rule }
        ? $"automatic approval by rule {rule}"
        : $"to be approved by {string.Join(", ", judgement.Verdict.Route.Needed.Select(group => $"{group.Approvals} of {group.Group}"))}";

    // Reviewers read what was given; it must be what CloudFormation holds.
    private static string? NotAsGiven(RenderedTemplate given, RenderedTemplate held) =>
        held.Body != given.Body ? "CloudFormation holds another template than the one it was given. Send the request again."
        : held.Parameters.FirstOrDefault(p => given.Parameters.TryGetValue(p.Key, out var value) && value != p.Value) is { Key: { } name }
            ? $"CloudFormation holds another value for {name} than the one it was given. Send the request again."
        : null;

    private void NothingToChange(PortalDb db, ChangeSet set)
    {
        set.NothingToChange("Nothing to change: what was asked for stands already.");
        db.Record(Actor.Portal, "changeSet.empty", set.Id.Value, set.EnvironmentId, set.Reason!, Clock.GetUtcNow());
    }

    private async Task FailAsync(PortalDb db, ChangeSet set, string reason, CancellationToken ct)
    {
        var (request, now) = (await db.Requests.SingleAsync(r => r.Id == set.RequestId, ct), Clock.GetUtcNow());
        set.Fail(reason);
        db.Record(Actor.Portal, "changeSet.failed", set.Id.Value, set.EnvironmentId, reason, now);
        db.Notify(NotificationEvent.PreparationFailed(request.ToConcern(), request.Id, reason, now));
    }

    // CloudFormation has no code for an empty change set, only these two sentences.
    private static bool IsEmpty(string? reason) => reason is not null
        && (reason.Contains("didn't contain changes", StringComparison.Ordinal) || reason.Contains("No updates", StringComparison.Ordinal));

    private DateTimeOffset LookAgain() => Clock.GetUtcNow().AddSeconds(Math.Min(2, settings.Value.Deployments.LookEverySeconds));
}
