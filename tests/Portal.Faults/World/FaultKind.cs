namespace Portal.Faults.World;

internal enum FaultKind
{
    KillFirst, KillSecond, KillBoth, RestartStore, CrashStore, HoldConnections, FillDisk, RefuseAws, ResetAws, HalfCloseAws, SlowAws, SilenceAws, CutStore, SilenceStore, MoveClockAhead, MoveClockBehind, DropCircuits,
}

/// <summary>A fault, when in its part of the run it begins, and how long it lasts where it does not end by itself.</summary>
/// <param name="After">Operations of its part that are done before it begins.</param>
internal sealed record Fault(FaultKind Kind, int After, TimeSpan Lasts)
{
    private static readonly FaultKind[] All = Enum.GetValues<FaultKind>();

    /// <summary>Every kind, but of those that differ little only one: each start of a node takes seconds.</summary>
    public static readonly IReadOnlyList<FaultKind> OneOfEach = [.. All.Except([FaultKind.KillBoth, FaultKind.MoveClockBehind, FaultKind.ResetAws, FaultKind.SlowAws])];

    /// <summary>These kinds in a drawn order, again and again.</summary>
    public static IEnumerable<Fault> Draw(Random random, IReadOnlyList<FaultKind> among, int operationsEach)
    {
        while (true)
        {
            var kinds = among.ToArray();
            random.Shuffle(kinds);
            foreach (var kind in kinds) yield return new Fault(kind, random.Next(operationsEach / 2 + 1), TimeSpan.FromMilliseconds(random.Next(1000, 3500)));
        }
    }

    public static IReadOnlyList<FaultKind> Kinds => All;
}
