using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Waves;
using Portal.Domain.Requests;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Environments.Waves;

/// <param name="Stage">Null takes every stage, as the other filters.</param>
public sealed record AskedWave(string Product, string? Team, string? Stage, string? Account, string? Region, int Canary, int Batch, int PauseMinutes);

/// <summary>Platform people plan, start, stop, resume and cancel waves.</summary>
public sealed class EditWaves(IDbContextFactory<PortalDb> dbs, ProductShelf shelf, WithdrawRequest withdraw, AlarmsOfWave alarms, TimeProvider clock)
{
    internal const int Most = 500;

    public static bool May(Actor actor) => actor.Is(Role.Requester) && (actor.Is(Role.Approver) || actor.Is(Role.Administrator));

    public async Task<Outcome<Wave>> PlanAsync(Actor actor, AskedWave asked, CancellationToken ct)
    {
        if (!May(actor)) return NotYours();
        var shelved = shelf.Find(asked.Product);
        var problems = Problems(asked, shelved is not null);
        if (problems.Count > 0) return new Outcome<Wave>.Invalid(problems);
        var product = shelved!.Product;
        await using var db = await dbs.CreateDbContextAsync(ct);
        var environments = await Chosen(db, asked, product.Hash).Where(e => e.State == EnvironmentState.Ready).OrderBy(e => e.Name).Take(Most + 1).ToListAsync(ct);
        if (environments.Count == 0) return new Outcome<Wave>.Conflict($"No environment of that choice stands on another version than {product.Version}.");
        if (environments.Count > Most) return new Outcome<Wave>.Conflict($"That is more than {Most} environments. Narrow the choice.");
        var now = clock.GetUtcNow();
        var members = WaveOrder.Of(environments.Select(e => new WaveMember(e.Id, e.Name, e.Team, e.Stage, e.Account, e.Region, e.ProductVersion, 0)), asked.Canary, asked.Batch);
        var wave = Wave.Plan(product.Id, product.Version, product.Hash, Words(asked), asked.PauseMinutes, members, actor, now);
        db.Waves.Add(wave);
        db.Record(actor, "wave.planned", wave.Id.Value, null, wave.Notes[^1].Text, now);
        await db.SaveChangesAsync(ct);
        return wave;
    }

    public Task<Outcome<Wave>> StartAsync(Actor actor, WaveId id, CancellationToken ct) =>
        ChangeAsync(actor, id, "wave.started", [WaveState.Ready], (wave, now) => wave.Start(actor, now), ct);

    public Task<Outcome<Wave>> StopAsync(Actor actor, WaveId id, CancellationToken ct) =>
        ChangeAsync(actor, id, "wave.stopped", [WaveState.Running, WaveState.Pausing], (wave, now) => wave.Halt(actor, "stopped by hand", now), ct);

    /// <summary>Who resumes has seen what is on now: an alarm that stays on does not stop the wave again.</summary>
    public async Task<Outcome<Wave>> ResumeAsync(Actor actor, WaveId id, CancellationToken ct)
    {
        if (!May(actor)) return NotYours();
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Waves.AsNoTracking().FirstOrDefaultAsync(wave => wave.Id == id, ct) is not { } stopped) return new Outcome<Wave>.NotFound("There is no such wave.");
        try
        {
            IReadOnlyList<string> off = stopped.State is WaveState.Stopped ? await alarms.OffAsync(db, stopped, ct) : [];
            return await ChangeAsync(actor, id, "wave.resumed", [WaveState.Stopped], (wave, now) => wave.Resume(actor, off, now), ct);
        }
        catch (AwsFaultException fault)
        {
            return new Outcome<Wave>.Conflict($"Whether alarms are on can't be read, so the wave stays as it is. {fault.Fault.Sentence}");
        }
    }

    public async Task<Outcome<Wave>> CancelAsync(Actor actor, WaveId id, CancellationToken ct)
    {
        IReadOnlyList<WaveMember> left = [];
        WaveState[] open = [WaveState.Preparing, WaveState.Ready, WaveState.Running, WaveState.Pausing, WaveState.Stopped];
        var cancelled = await ChangeAsync(actor, id, "wave.cancelled", open, (wave, now) => left = wave.Cancel(actor, now), ct);
        if (cancelled is not Outcome<Wave>.Done(var ended)) return cancelled;
        // Held requests never run by themselves; taking them back frees their environments.
        var by = new Actor(ended.By, ended.ByName, ended.ByTeam, new HashSet<Role> { Role.Requester, Role.Approver });
        foreach (var request in left.Select(member => member.RequestId).OfType<RequestId>()) await withdraw.RunAsync(by, request, ct);
        return cancelled;
    }

    private async Task<Outcome<Wave>> ChangeAsync(Actor actor, WaveId id, string action, WaveState[] from, Action<Wave, DateTimeOffset> change, CancellationToken ct)
    {
        if (!May(actor)) return NotYours();
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var wave = await db.Waves.FromSql($"SELECT * FROM waves WHERE id = {id.Value} FOR UPDATE").FirstOrDefaultAsync(ct);
        if (wave is null) return new Outcome<Wave>.NotFound("There is no such wave.");
        if (!from.Contains(wave.State)) return new Outcome<Wave>.Conflict($"The wave is {wave.State.ToString().ToLowerInvariant()}, so that can't be done now.");
        var now = clock.GetUtcNow();
        change(wave, now);
        db.Record(actor, action, wave.Id.Value, null, wave.Notes[^1].Text, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return wave;
    }

    /// <summary>What an upgrade to this version would be for, in whatever state it is.</summary>
    internal static IQueryable<ManagedEnvironment> Chosen(PortalDb db, AskedWave asked, string hash) => db.Environments.AsNoTracking()
        .Where(e => e.Product == asked.Product && e.ProductHash != hash
            && (asked.Team == null || e.Team == asked.Team) && (asked.Stage == null || e.Stage == asked.Stage)
            && (asked.Account == null || e.Account == asked.Account) && (asked.Region == null || e.Region == asked.Region));

    internal static List<Problem> Problems(AskedWave asked, bool isKnown)
    {
        var problems = new List<Problem>();
        if (!isKnown) problems.Add(new Problem("product", "allowedValues", "There is no such product.", "Choose one of the catalogue."));
        if (asked.Canary is < 1 or > 50) problems.Add(new Problem("canary", "range", $"The canary is {asked.Canary} environments.", "Choose 1 to 50."));
        if (asked.Batch is < 1 or > 100) problems.Add(new Problem("batch", "range", $"A batch is {asked.Batch} environments.", "Choose 1 to 100."));
        if (asked.PauseMinutes is < 0 or > 10080) problems.Add(new Problem("pauseMinutes", "range", $"The pause is {asked.PauseMinutes} minutes.", "Choose 0 to 10080 minutes, which is a week."));
        return problems;
    }

    private static string Words(AskedWave asked)
    {
        var narrowed = new[] { asked.Team is { } team ? $"team {team}" : null, asked.Stage, asked.Account is { } account ? $"account {account}" : null, asked.Region }.OfType<string>().ToList();
        return narrowed.Count == 0 ? $"every environment of {asked.Product}" : $"{asked.Product}: {string.Join(", ", narrowed)}";
    }

    internal const string Whose = "Waves are the platform team's. Your role reads.";

    private static Outcome<Wave>.Forbidden NotYours() => new(Whose);
}
