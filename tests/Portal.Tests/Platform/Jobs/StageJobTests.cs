using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Platform.Accounts;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Jobs;

public sealed class StageJobTests(SharedCluster cluster)
{
    [Fact]
    public async Task A_look_that_gets_no_answer_holds_up_no_other()
    {
        await using var portal = await StoredPortal.OpenAsync(cluster);
        var job = portal.Job<Looking>();
        await portal.SaveAsync(db => db.Add(Freeze.Everything("hangs", Given.Now, null, Given.Tomas, Given.Now)));
        var looking = job.LookAtAllDueAsync(TestContext.Current.CancellationToken);
        await job.Hangs.Task.WaitAsync(TestContext.Current.CancellationToken);
        // Falls due when the other workers have found nothing left to do.
        await portal.SaveAsync(db => db.Add(Freeze.Everything("goes", Given.Now, null, Given.Tomas, Given.Now)));
        await Patience.UntilAsync(() => Task.FromResult(job.Seen.Contains("goes")), () => "It was held up.");
        looking.IsCompleted.ShouldBeFalse();

        job.Answer.SetResult();
        await looking;
        job.Seen.ShouldBe(["goes", "hangs"]);
    }

    [Fact]
    public async Task What_another_table_tells_is_looked_at_once_however_many_look_at_the_same_time()
    {
        await using var portal = await StoredPortal.OpenAsync(cluster);
        var job = portal.Job<Answering>();
        await portal.SaveAsync(db =>
        {
            for (var i = 0; i < 40; i++) db.Add(Freeze.Everything("asks", Given.Now, null, Given.Tomas, Given.Now));
        });
        await job.LookAtAllDueAsync(TestContext.Current.CancellationToken);
        var answers = (await portal.AllAsync<Freeze>()).Where(freeze => freeze.Reason != "asks").Select(freeze => freeze.Reason).ToList();
        answers.Count.ShouldBe(40);
        answers.ShouldBeUnique();
    }

    [Fact]
    public async Task Nobody_else_takes_a_record_between_a_failed_look_and_its_note()
    {
        await using var portal = await StoredPortal.OpenAsync(cluster);
        await portal.Get<NoteAccounts>().RunAsync(TestContext.Current.CancellationToken);
        var job = portal.Job<Failing>();
        await job.LookAtAllDueAsync(TestContext.Current.CancellationToken);
        job.FreeWhenNoted.ShouldBe([0]);
        (await portal.AllAsync<AccountPlace>()).ShouldHaveSingleItem().FailedLooks.ShouldBe(1);
    }

    /// <summary>Gets no answer, and counts meanwhile what another node could take.</summary>
    private sealed class Failing(JobParts parts) : LookedJob<AccountPlace>(parts)
    {
        private readonly JobParts _parts = parts;

        public List<int> FreeWhenNoted { get; } = [];

        protected override int Workers => 1;

        protected override FormattableString Due(DateTimeOffset now) => $"SELECT p.*, p.xmin FROM account_places p WHERE p.next_look_at <= {now} LIMIT 1 FOR UPDATE SKIP LOCKED";

        protected override Task LookAsync(PortalDb db, AccountPlace record, CancellationToken ct) => throw new AwsFaultException(new AwsFault.Throttled("sts:GetCallerIdentity"), null);

        protected override async Task<bool> GoOnAfterAsync(PortalDb db, AccountPlace record, Exception fault, CancellationToken ct)
        {
            await using (var other = await _parts.Dbs.CreateDbContextAsync(ct))
            await using (await other.Database.BeginTransactionAsync(ct))
                FreeWhenNoted.Add((await other.Set<AccountPlace>().FromSql(Due(Clock.GetUtcNow())).AsNoTracking().ToListAsync(ct)).Count);
            return await base.GoOnAfterAsync(db, record, fault, ct);
        }
    }

    /// <summary>Answers each freeze with another row and leaves its own as it is; a slow statement lets the others in between.</summary>
    private sealed class Answering(JobParts parts) : StageJob<Freeze>(parts)
    {
        protected override FormattableString Due(DateTimeOffset now) => $"""
            SELECT f.*, f.xmin FROM freezes f
            WHERE f.reason = 'asks' AND NOT EXISTS (SELECT 1 FROM freezes a WHERE a.reason = f.id) AND pg_sleep(random() * 0.01) IS NOT NULL
            LIMIT 1 FOR UPDATE OF f SKIP LOCKED
            """;

        protected override Task LookAsync(PortalDb db, Freeze record, CancellationToken ct)
        {
            db.Add(Freeze.Everything(record.Id.Value, Given.Now, null, Given.Tomas, Given.Now));
            return Task.CompletedTask;
        }
    }

    /// <summary>Looks once at each freeze; one of them waits for an answer.</summary>
    private sealed class Looking(JobParts parts) : StageJob<Freeze>(parts)
    {
        public TaskCompletionSource Hangs { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Seen { get; } = [];

        protected override FormattableString Due(DateTimeOffset now) =>
            $"SELECT f.*, f.xmin FROM freezes f WHERE f.lifted_at IS NULL LIMIT 1 FOR UPDATE SKIP LOCKED";

        protected override async Task LookAsync(PortalDb db, Freeze record, CancellationToken ct)
        {
            if (record.Reason == "hangs")
            {
                Hangs.SetResult();
                await Answer.Task.WaitAsync(ct);
            }
            record.Lift(Given.Tomas, Given.Now);
            lock (Seen) Seen.Add(record.Reason);
        }
    }
}
