using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.CloudWatch.Custom;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.State;

/// <summary>
/// One account in one region: the unit of locking and of the journal. What is held is a function of what was asked and of the
/// simulated clock: before anybody looks or changes, everything due by now is carried out at its own moment, in order.
/// So steps need not be on disk: after a crash they happen again, exactly as they did.
/// </summary>
public sealed class Region : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Stack> stacks = [];
    private readonly Dictionary<string, Stack> byName = [];
    private readonly Dictionary<Stack, long> active = [];
    private readonly HashSet<Stack> touched = [];
    private readonly List<string> forgotten = [];
    private readonly Journal<RegionEntry> journal;
    private readonly long longJournal;
    private bool factsTouched;
    private bool closed;

    /// <param name="longJournal">A checkpoint is written when the journal is longer than this, in bytes.</param>
    public Region(string account, string name, SimulatedClock clock, string seed, string folder, long longJournal)
    {
        (Account, Name, Clock, Seed, this.longJournal) = (account, name, clock, seed, longJournal);
        journal = new Journal<RegionEntry>(folder, Apply);
        foreach (var stack in stacks.Values)
        {
            StackPart.MarkWritten(stack);
            Watch(stack);
            if (!stack.IsDeleted) byName[stack.Name] = stack;
        }
    }

    public string Account { get; }

    public string Name { get; }

    public SimulatedClock Clock { get; }

    /// <summary>What makes this world this one: ids, spread over zones and traffic follow from it.</summary>
    public string Seed { get; }

    public TextStore Texts { get; } = new();

    public RegionFacts Facts { get; private set; } = new();

    public Past Past { get; } = new();

    public StoredMetrics Metrics { get; } = new();

    public Trail Trail { get; } = new();

    public IEnumerable<Stack> Stacks => stacks.Values;

    public T Read<T>(Func<long, T> read)
    {
        lock (gate) return read(Advance());
    }

    /// <summary>Changes something and returns once that is on disk. A change that throws must not have begun to change.</summary>
    public async Task<T> ChangeAsync<T>(Func<long, T> change)
    {
        T result;
        (int, long) position;
        lock (gate)
        {
            var now = Advance();
            result = change(now);
            foreach (var stack in touched) Observer.Look(this, stack, now);
            position = Write();
        }
        await journal.FlushAsync(position);
        return result;
    }

    /// <summary>Carries out what is due, persists it now and then, and answers when something is due next.</summary>
    public long? Tick(bool persist)
    {
        lock (gate)
        {
            if (closed) return null;
            Advance();
            if (persist && (touched.Count > 0 || factsTouched)) Write();
            return active.Count == 0 ? null : active.Values.Min();
        }
    }

    public Stack? ById(string id) => stacks.GetValueOrDefault(id);

    /// <summary>The stack that bears a name now; deleted ones are found by id only.</summary>
    public Stack? ByName(string name) => byName.GetValueOrDefault(name) is { IsDeleted: false } stack ? stack : null;

    public long NextNumber()
    {
        factsTouched = true;
        return ++Facts.Count;
    }

    /// <summary>An id as services give them out: looks random, and is the same in a world of the same seed.</summary>
    public string NewId(string kind) => Hash.Uuid($"{Seed}/{Account}/{Name}/{kind}/{NextNumber()}");

    public void Add(Stack stack)
    {
        stacks.Add(stack.Id, stack);
        byName[stack.Name] = stack;
        Touch(stack);
    }

    public void Touch(Stack stack)
    {
        touched.Add(stack);
        Watch(stack);
    }

    public void TouchFacts() => factsTouched = true;

    public void Forget(Stack stack)
    {
        stacks.Remove(stack.Id);
        if (byName.GetValueOrDefault(stack.Name) == stack) byName.Remove(stack.Name);
        active.Remove(stack);
        touched.Remove(stack);
        forgotten.Add(stack.Id);
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (closed) return;
            closed = true;
            if (touched.Count > 0 || factsTouched) Write();
            journal.Dispose();
        }
    }

    private long Advance()
    {
        if (closed) throw new AwsException("ServiceUnavailable", "The sandbox is being reset.", 503);
        var now = Clock.Now;
        while (Next() is var (stack, due) && due <= now)
        {
            StackEngine.Step(this, stack, due);
            Observer.Look(this, stack, due);
            Touch(stack);
        }
        History.Trim(this, Clock.ShownAt(now));
        return now;
    }

    // Ties are broken by age, so that replays take the same order.
    private (Stack Stack, long Due)? Next()
    {
        Stack? first = null;
        long? due = null;
        foreach (var (stack, at) in active)
            if (due is null || at < due || at == due && stack.Number < first!.Number)
                (first, due) = (stack, at);
        return first is null ? null : (first, due!.Value);
    }

    private void Watch(Stack stack)
    {
        if (stack.Due is { } due) active[stack] = due;
        else active.Remove(stack);
    }

    private (int, long) Write()
    {
        var entry = new RegionEntry
        {
            Facts = factsTouched ? Facts : null,
            Forgotten = forgotten.Count > 0 ? [.. forgotten] : null,
            Events = touched.Where(stack => stack.Written.Events < stack.EventCount).ToDictionary(stack => stack.Id, stack => NewEvents(stack)),
            Stacks = touched.Count > 0 ? [.. touched.Select(stack => StackPart.Of(stack, whole: false))] : null,
            Texts = Texts.TakeFresh(),
            Spells = Past.TakeChanged(),
            Points = Metrics.TakeFresh(),
            Trail = Trail.TakeFresh(),
        };
        forgotten.Clear();
        factsTouched = false;
        var position = journal.Write(entry);
        foreach (var stack in touched) StackPart.MarkWritten(stack);
        touched.Clear();
        if (journal.Length > longJournal) Checkpoint();
        return position;
    }

    private static List<StackEvent> NewEvents(Stack stack) => stack.Events[^(int)Math.Min(stack.Events.Count, stack.EventCount - stack.Written.Events)..];

    private void Checkpoint()
    {
        Texts.Keep(History.TextsInUse(stacks.Values, Facts, Past));
        journal.Checkpoint(stacks.Values
            .Select(stack => new RegionEntry { Stacks = [StackPart.Of(stack, whole: true)], Events = new() { [stack.Id] = stack.Events } })
            .Prepend(new RegionEntry { Facts = Facts, Texts = Texts.All(), Spells = [.. Past.All], Points = [.. Metrics.Everything()], Trail = [.. Trail.All] }));
    }

    private void Apply(RegionEntry entry)
    {
        Facts = entry.Facts ?? Facts;
        if (entry.Texts is not null) Texts.Load(entry.Texts);
        foreach (var spell in entry.Spells ?? []) Past.Load(spell);
        foreach (var point in entry.Points ?? []) Metrics.Load(point);
        foreach (var one in entry.Trail ?? []) Trail.Load(one);
        foreach (var part in entry.Stacks ?? []) part.Apply(stacks);
        foreach (var (id, events) in entry.Events ?? []) stacks[id].Events.AddRange(events);
        foreach (var id in entry.Forgotten ?? []) stacks.Remove(id);
    }
}
