using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments.Waves;
using Portal.Domain.Requests;
using Portal.Platform;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Platform.Ui;
using Portal.Requests;

namespace Portal.Environments.Waves;

/// <summary>
/// One look at a wave: asks for the next upgrade while it is prepared, sees where its members stand, and releases those
/// whose turn has come. What is asked for or released is found again by the next look, should this one not be kept.
/// </summary>
[Description("Leads waves of upgrades from one batch to the next")]
public sealed class LeadWaves(JobParts parts, StartRequest start, SubmitRequest submit, ReleaseRequest release, AlarmsOfWave alarms, ProductShelf shelf, IOptions<PortalSettings> settings) : LookedJob<Wave>(parts)
{
    protected override int Workers => 2;

    protected override FormattableString Due(DateTimeOffset now) =>
        $"SELECT w.* FROM waves w WHERE w.next_look_at <= {now} ORDER BY w.next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED";

    protected override Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) =>
        db.Waves.Where(w => w.NextLookAt != null).MinAsync(w => w.NextLookAt, ct);

    protected override async Task LookAsync(PortalDb db, Wave record, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        if (record.State is WaveState.Preparing && record.Members.FirstOrDefault(member => member.State is MemberState.Waiting) is { } next) record.See(await AskAsync(db, record, next, ct), now);
        foreach (var member in record.Members.Where(member => !member.IsOver && member.RequestId is not null)) record.See(await SeenAsync(db, member, ct), now);
        var off = record.State is WaveState.Running or WaveState.Pausing ? await alarms.OffAsync(db, record, ct) : [];
        var before = record.State;
        var isAsking = record.Members.Any(member => member.State is MemberState.Waiting) && record.State is WaveState.Preparing;
        foreach (var released in record.Advance(off, now, isAsking ? now : now.AddSeconds(settings.Value.Deployments.LookEverySeconds)))
            await release.RunAsync(released.RequestId!.Value, record.Id.Value, ct);
        if (record.State != before) db.Record(Actor.Portal, "wave.moved", record.Id.Value, null, record.Notes[^1].Text, now);
    }

    private async Task<WaveMember> AskAsync(PortalDb db, Wave wave, WaveMember member, CancellationToken ct)
    {
        // Who planned it was allowed to; the same person is the requester of each upgrade, and so can't approve it.
        var by = new Actor(wave.By, wave.ByName, wave.ByTeam, new HashSet<Role> { Role.Requester, Role.Approver });
        var held = wave.Id.Value;
        var request = await db.Requests.AsNoTracking().FirstOrDefaultAsync(r => r.HeldBy == held && r.EnvironmentId == member.EnvironmentId, ct);
        if (request is null)
        {
            // What was planned and previewed is one version; a newer one is another wave.
            if (shelf.Find(wave.Product)?.Product.Hash != wave.ProductHash)
                return member with { State = MemberState.Skipped, Reason = $"The product is no longer at {wave.Version}. Plan another wave." };
            var started = await start.ForEnvironmentAsync(by, RequestKind.Upgrade, member.EnvironmentId, content => content with { Note = $"Wave {wave.Id} to {wave.Version}." }, ct, held);
            if (started is not Outcome<EnvironmentRequest>.Done(var draft)) return Skipped(member, started);
            request = draft;
        }
        if (request.State is RequestState.Draft && await submit.RunAsync(by with { Team = request.Team }, request.Id, ct) is var sent and not Outcome<EnvironmentRequest>.Done) return Skipped(member with { RequestId = request.Id }, sent);
        return member with { State = MemberState.Preparing, RequestId = request.Id };
    }

    private static WaveMember Skipped(WaveMember member, Outcome<EnvironmentRequest> why) => member with
    {
        State = MemberState.Skipped,
        Reason = why is Outcome<EnvironmentRequest>.Invalid(var problems) ? string.Join(' ', problems.Select(problem => problem.Message)) : why.Sentence(),
    };

    private static async Task<WaveMember> SeenAsync(PortalDb db, WaveMember member, CancellationToken ct)
    {
        var standing = await db.Standings.AsNoTracking().SingleAsync(s => s.RequestId == member.RequestId, ct);
        var hasGone = member.State is MemberState.Released;
        return standing.State switch
        {
            Standing.Done => member with { State = MemberState.Done },
            // Nothing was touched before its turn.
            Standing.Failed => member with { State = hasGone ? MemberState.Failed : MemberState.Skipped, Reason = standing.Reason ?? "It gave no reason." },
            Standing.Rejected or Standing.SentBack or Standing.Withdrawn or Standing.Expired or Standing.Draft =>
                member with { State = MemberState.Skipped, Reason = $"Its request is {Words.Of(standing.State)}." },
            Standing.InReview or Standing.Approved when !hasGone => member with { State = MemberState.Held },
            _ => member,
        };
    }
}
