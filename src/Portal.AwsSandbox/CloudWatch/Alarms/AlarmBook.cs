using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Portal.AwsSandbox.CloudWatch.Expressions;
using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudWatch.Alarms;

/// <summary>A state that was set by hand; the alarm finds its own again at its next evaluation.</summary>
public sealed record SetState(string Alarm, string Value, string Reason, string? Data, DateTimeOffset At);

/// <summary>
/// The alarms of regions and their states at any moment, worked out from the metrics. An alarm looks at its metric whenever one of
/// its periods ends; how it stood is told back for three days, a state older than that counts from the alarm's making.
/// </summary>
public sealed class AlarmBook(Landscape landscape)
{
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(3);
    private static readonly TimeSpan Chunk = TimeSpan.FromDays(1);
    private const int Remembered = 50_000;

    private readonly ConcurrentDictionary<(string, long, string), Known> known = new();
    private readonly ConcurrentDictionary<(string, long, string), (long End, string Value)> latest = new();
    private readonly ConcurrentDictionary<(string, long, string), AlarmDefinition?> definitions = new();
    private readonly ConditionalWeakTable<IReadOnlyList<Spell>, Spell[]> byName = [];

    /// <summary>The alarms that stand, by name. Their definitions are read as far as they are looked at: a page of thousands takes its own.</summary>
    /// <param name="named">Which names are wanted; null means all.</param>
    public IEnumerable<AlarmDefinition> All(Region region, DateTimeOffset now, Predicate<string>? named = null) => ByName(Past.Now(region, "AWS::CloudWatch::Alarm"))
        .Where(spell => spell.IsAt(now) && (named is null || named(spell.PhysicalId)))
        .DistinctBy(spell => spell.PhysicalId)
        .Select(spell => Defined(region, spell)).OfType<AlarmDefinition>();

    /// <summary>The state alone, which takes only the latest periods.</summary>
    public string ValueAt(Region region, AlarmDefinition alarm, DateTimeOffset now)
    {
        if (ByHand(region, alarm, now) is { } set) return set.Value;
        var end = Periods.Floor(now, alarm.Period).ToUnixTimeSeconds();
        if (alarm.IsReported && known.TryGetValue(Key(alarm), out var before) && before.End == end) return before.Value;
        if (alarm.TreatMissingData == "ignore") return StateAt(region, alarm, now).Value;
        // What services reported of periods that have ended stays: whoever asks each minute works it out once a period.
        if (alarm.IsReported && latest.TryGetValue(Key(alarm), out var last) && last.End == end) return last.Value;
        var value = AlarmState.Decide(alarm, Points(alarm, end, AlarmState.Looked(alarm), now), end, AlarmState.Ok);
        if (latest.Count > Remembered) latest.Clear();
        if (alarm.IsReported) latest[Key(alarm)] = (end, value);
        return value;
    }

    public AlarmState StateAt(Region region, AlarmDefinition alarm, DateTimeOffset now)
    {
        if (ByHand(region, alarm, now) is { } set) return new AlarmState(set.Value, set.At, set.Reason, set.Data);
        var end = Periods.Floor(now, alarm.Period).ToUnixTimeSeconds();
        var (state, points) = Advanced(alarm, Begun(alarm, now), end, now);
        Keep(alarm, state);
        var since = state.Since < now - LooksBack || state.Since < alarm.Spell.From ? alarm.Spell.From : state.Since;
        // The reason is that of the moment it came to be, where that is still looked at.
        var explained = since == state.Since && since > alarm.Spell.From ? since.ToUnixTimeSeconds() : end;
        return AlarmState.Explain(alarm, explained == end ? points : Points(alarm, explained, AlarmState.Looked(alarm), now), explained, state.Value, state.Before, since);
    }

    /// <summary>Every change of state in a span, oldest first, with what it was before.</summary>
    public IEnumerable<(AlarmState State, string Before)> Changes(AlarmDefinition alarm, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var end = Periods.Floor(to < now ? to : now, alarm.Period).ToUnixTimeSeconds();
        var first = Periods.Floor(from > alarm.Spell.From ? from : alarm.Spell.From, alarm.Period).ToUnixTimeSeconds();
        if (end <= first) yield break;
        var points = Points(alarm, end, (int)((end - first) / alarm.Period) + AlarmState.Looked(alarm), now);
        var start = from > alarm.Spell.From ? AlarmState.Decide(alarm, points, first, AlarmState.Ok) : AlarmState.Insufficient;
        foreach (var (at, value, before) in Run(alarm, points, first, end, start))
            if (value != before) yield return (AlarmState.Explain(alarm, points, at, value, before, DateTimeOffset.FromUnixTimeSeconds(at)), before);
    }

    /// <summary>
    /// Works out the states of some alarms that StateAt will be asked for, a day of all after a day of all: the metrics of a stack's alarms
    /// follow from the same minutes, of which a picture remembers a day.
    /// </summary>
    public void Prepare(Region region, IReadOnlyList<AlarmDefinition> alarms, DateTimeOffset now)
    {
        for (var day = LooksBack - Chunk; day > TimeSpan.Zero; day -= Chunk)
            foreach (var alarm in alarms)
                if (alarm.IsReported && ByHand(region, alarm, now) is null && Begun(alarm, now) is var begun && Periods.Floor(now - day, alarm.Period).ToUnixTimeSeconds() is var end && end > begun.End)
                    Keep(alarm, Advanced(alarm, begun, end, now).State);
    }

    // It is looked at first when it is made, by the periods that ended before.
    private Known Begun(AlarmDefinition alarm, DateTimeOffset now)
    {
        var end = Periods.Floor(now, alarm.Period).ToUnixTimeSeconds();
        var made = Periods.Floor(alarm.Spell.From, alarm.Period).ToUnixTimeSeconds() - alarm.Period;
        var first = Math.Max(end - (long)LooksBack.TotalSeconds / alarm.Period * alarm.Period, made);
        return alarm.IsReported && known.TryGetValue(Key(alarm), out var state) && state.End <= end && state.End >= first
            ? state
            : new Known(first, AlarmState.Insufficient, alarm.Spell.From, AlarmState.Insufficient);
    }

    private (Known State, SortedList<long, double> Points) Advanced(AlarmDefinition alarm, Known state, long end, DateTimeOffset now)
    {
        var points = Points(alarm, end, (int)((end - state.End) / alarm.Period) + AlarmState.Looked(alarm), now);
        foreach (var (at, value, before) in Run(alarm, points, state.End, end, state.Value))
            if (value != before) state = state with { Value = value, Before = before, Since = DateTimeOffset.FromUnixTimeSeconds(at) };
        return (state with { End = end }, points);
    }

    private void Keep(AlarmDefinition alarm, Known state)
    {
        if (known.Count > Remembered) known.Clear();
        known[Key(alarm)] = state;
    }

    // Thousands are put in order once, not for every page of them.
    private Spell[] ByName(IReadOnlyList<Spell> standing) =>
        byName.GetValue(standing, all => [.. all.OrderBy(spell => spell.PhysicalId, StringComparer.Ordinal)]);

    private AlarmDefinition? Defined(Region region, Spell spell)
    {
        if (definitions.Count > Remembered) definitions.Clear();
        return definitions.GetOrAdd((region.Account + region.Name, spell.Number, spell.PhysicalId), _ => AlarmDefinition.Of(spell));
    }

    private static IEnumerable<(long At, string Value, string Before)> Run(AlarmDefinition alarm, SortedList<long, double> points, long from, long end, string before)
    {
        for (var at = from + alarm.Period; at <= end; at += alarm.Period)
        {
            var value = AlarmState.Decide(alarm, points, at, before);
            yield return (at, value, before);
            before = value;
        }
    }

    private SortedList<long, double> Points(AlarmDefinition alarm, long end, int periods, DateTimeOffset now)
    {
        var last = DateTimeOffset.FromUnixTimeSeconds(end);
        var window = new Window(last.AddSeconds(-(double)periods * alarm.Period), last, now);
        var evaluation = new Evaluation(alarm.Queries, window, (key, unit) => landscape.Find(alarm.Spell.Account, alarm.Spell.Region, key, unit));
        try
        {
            return evaluation.Of(alarm.Watched) is Operand.Series series ? series.Points : [];
        }
        catch (MathException)
        {
            return [];
        }
    }

    private static SetState? ByHand(Region region, AlarmDefinition alarm, DateTimeOffset now) => region.Read(_ => region.Facts.SetStates
        .LastOrDefault(each => each.Alarm == alarm.Name && each.At <= now && Periods.Floor(each.At, 60) == Periods.Floor(now, 60)));

    private static (string, long, string) Key(AlarmDefinition alarm) => (alarm.Spell.Account + alarm.Spell.Region, alarm.Spell.Number, alarm.Name);

    /// <summary>An alarm up to the end of a period: its state then, and since when.</summary>
    private sealed record Known(long End, string Value, DateTimeOffset Since, string Before);
}
