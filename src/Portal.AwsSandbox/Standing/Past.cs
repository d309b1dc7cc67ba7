using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Standing;

/// <summary>
/// What stood when, in one region: every spell that has not ended, and those that ended within fourteen months, at most
/// <see cref="MostEnded"/> of them. Held under the region's lock and written to its journal.
/// </summary>
public sealed class Past
{
    public const int MostEnded = 100_000;

    /// <summary>Fourteen months: a month more than Cost Explorer shows.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(427);

    private readonly SortedDictionary<long, SpellEntry> all = [];
    private readonly Dictionary<string, Dictionary<(string LogicalId, string PhysicalId), SpellEntry>> open = [];
    private readonly Queue<SpellEntry> ended = new();
    private readonly HashSet<SpellEntry> changed = [];
    private readonly Dictionary<string, SortedDictionary<long, SpellEntry>> byStack = [];
    private readonly Dictionary<string, string> stackOf = [];
    private readonly Dictionary<string, long> versions = [];
    private readonly Dictionary<string, SortedList<long, SpellEntry>> byId = [];
    private readonly Dictionary<string, SortedList<long, SpellEntry>> openByType = [];
    private readonly Dictionary<string, IReadOnlyList<Spell>> standing = [];
    private long count;

    /// <summary>Every spell of a region that stood at some moment from <paramref name="from"/> to <paramref name="to"/>, exclusive, in order of beginning.</summary>
    public static IReadOnlyList<Spell> Between(Region region, DateTimeOffset from, DateTimeOffset to) => region.Read(_ =>
        region.Past.all.Values.Where(spell => spell.From < to && (spell.To is null || spell.To > from)).Select(spell => spell.Read(region)).ToList());

    /// <summary>What stands now of one type, in order of beginning: the same list until something of that type begins or ends.</summary>
    public static IReadOnlyList<Spell> Now(Region region, string type) => region.Read(_ =>
    {
        var past = region.Past;
        if (past.standing.TryGetValue(type, out var known)) return known;
        return past.standing[type] = past.openByType.TryGetValue(type, out var open) ? [.. open.Values.Select(spell => spell.Read(region))] : [];
    });

    /// <summary>A physical resource of a type that stands now, the one that began last; null when none does.</summary>
    public static Spell? Now(Region region, string type, string physicalId) => region.Read(_ =>
        region.Past.ById(physicalId).LastOrDefault(spell => spell.To is null && spell.Type == type)?.Read(region));

    /// <summary>Every spell of one physical resource, oldest first.</summary>
    public static IReadOnlyList<Spell> Of(Region region, string physicalId) => region.Read(_ =>
        region.Past.ById(physicalId).Select(spell => spell.Read(region)).ToList());

    /// <summary>Every spell of one stack, in order of beginning.</summary>
    public static IReadOnlyList<Spell> OfStack(Region region, string stackId) => region.Read(_ =>
        region.Past.byStack.TryGetValue(stackId, out var spells) ? spells.Values.Select(spell => spell.Read(region)).ToList() : []);

    /// <summary>The stack that a physical resource came from last; null when none is known.</summary>
    internal string? StackOf(string physicalId) => stackOf.GetValueOrDefault(physicalId);

    /// <summary>Rises with every change to the spells of a stack.</summary>
    internal long Version(string stackId) => versions.GetValueOrDefault(stackId);

    internal IEnumerable<string> StackIds => byStack.Keys;

    public bool IsEmpty => all.Count == 0;

    /// <summary>Those that ended first, as they ended; then those that stand.</summary>
    internal IEnumerable<SpellEntry> All => all.Values.OrderBy(spell => spell.To ?? DateTimeOffset.MaxValue).ThenBy(spell => spell.Number);

    /// <summary>Groups lived through so far, by name.</summary>
    internal Dictionary<string, FleetTimeline> Fleets { get; } = [];

    /// <summary>Every spell of a physical resource in order of beginning.</summary>
    internal IEnumerable<SpellEntry> ById(string physicalId) => byId.GetValueOrDefault(physicalId)?.Values ?? [];

    internal SpellEntry? Open(string stackId, string logicalId, string physicalId) =>
        open.GetValueOrDefault(stackId)?.GetValueOrDefault((logicalId, physicalId));

    internal IEnumerable<SpellEntry> OpenOf(string stackId) => open.GetValueOrDefault(stackId)?.Values.ToList() ?? [];

    internal long NextNumber() => ++count;

    internal void Begin(SpellEntry spell)
    {
        Load(spell);
        changed.Add(spell);
    }

    internal void End(SpellEntry spell, DateTimeOffset at)
    {
        // A spell that began and ended at one moment never stood.
        spell.To = at < spell.From ? spell.From : at;
        Load(spell);
        changed.Add(spell);
    }

    internal void LeaveBehind(SpellEntry spell)
    {
        spell.LeftBehind = true;
        changed.Add(spell);
    }

    /// <summary>Puts a spell in its place, also when it is read back from the journal.</summary>
    internal void Load(SpellEntry spell)
    {
        all[spell.Number] = spell;
        Index(spell);
        count = Math.Max(count, spell.Number);
        if (!open.TryGetValue(spell.StackId, out var stack)) open[spell.StackId] = stack = [];
        var key = (spell.LogicalId, spell.PhysicalId);
        Stand(spell);
        if (spell.To is null) stack[key] = spell;
        else
        {
            ended.Enqueue(spell);
            if (stack.GetValueOrDefault(key) is { } known && known.Number == spell.Number) stack.Remove(key);
            if (stack.Count == 0) open.Remove(spell.StackId);
        }
    }

    internal void Trim(DateTimeOffset now)
    {
        while (ended.TryPeek(out var oldest) && (oldest.To < now - Kept || ended.Count > MostEnded)) Remove(ended.Dequeue());
    }

    private void Stand(SpellEntry spell)
    {
        standing.Remove(spell.Type);
        if (!openByType.TryGetValue(spell.Type, out var open)) openByType[spell.Type] = open = [];
        if (spell.To is null) open[spell.Number] = spell;
        else open.Remove(spell.Number);
    }

    private void Index(SpellEntry spell)
    {
        if (!byStack.TryGetValue(spell.StackId, out var spells)) byStack[spell.StackId] = spells = [];
        spells[spell.Number] = spell;
        if (!byId.TryGetValue(spell.PhysicalId, out var same)) byId[spell.PhysicalId] = same = [];
        same[spell.Number] = spell;
        stackOf[spell.PhysicalId] = spell.StackId;
        versions[spell.StackId] = versions.GetValueOrDefault(spell.StackId) + 1;
    }

    private void Remove(SpellEntry spell)
    {
        // The journal may have told of its end more than once.
        if (!all.Remove(spell.Number)) return;
        var spells = byStack[spell.StackId];
        spells.Remove(spell.Number);
        versions[spell.StackId]++;
        byId[spell.PhysicalId].Remove(spell.Number);
        if (byId[spell.PhysicalId].Count == 0) byId.Remove(spell.PhysicalId);
        if (spells.Values.All(each => each.PhysicalId != spell.PhysicalId) && stackOf.GetValueOrDefault(spell.PhysicalId) == spell.StackId) stackOf.Remove(spell.PhysicalId);
        if (spells.Count > 0) return;
        byStack.Remove(spell.StackId);
        versions.Remove(spell.StackId);
    }

    /// <summary>The spells no journal entry holds yet as they are; null when there are none.</summary>
    internal List<SpellEntry>? TakeChanged()
    {
        if (changed.Count == 0) return null;
        var taken = changed.OrderBy(spell => spell.Number).ToList();
        changed.Clear();
        return taken;
    }
}
