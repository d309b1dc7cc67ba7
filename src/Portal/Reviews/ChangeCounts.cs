namespace Portal.Reviews;

/// <summary>How much of what a change set does.</summary>
public sealed record ChangeCounts(int Adds, int Changes, int MayChange, int Replaces, int MayReplace, int Removes, int Noise, IReadOnlyList<string> Losing, IReadOnlyList<string> MayLose)
{
    public int Total => Adds + Changes + MayChange + Replaces + MayReplace + Removes + Noise;

    public static ChangeCounts Of(IReadOnlyList<ReviewedChange> changes)
    {
        int Count(Func<ReviewedChange, bool> which) => changes.Count(which);
        bool Removes(ReviewedChange row) => row.Change.Action == "Remove";
        return new ChangeCounts(
            Count(row => row.Risk is Risk.Adds),
            Count(row => row.Risk is Risk.Changes or Risk.Interrupts),
            Count(row => row.Risk is Risk.MayChange),
            Count(row => row.Risk is Risk.Replaces || (row.Risk is Risk.LosesData && !Removes(row))),
            Count(row => row.Risk is Risk.MayReplace or Risk.MayLoseData),
            Count(Removes),
            Count(row => row.Risk is Risk.Noise),
            [.. changes.Where(row => row.Risk is Risk.LosesData).Select(row => row.Change.LogicalId)],
            [.. changes.Where(row => row.Risk is Risk.MayLoseData).Select(row => row.Change.LogicalId)]);
    }
}
