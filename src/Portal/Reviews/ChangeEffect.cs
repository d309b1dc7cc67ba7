using Portal.Domain.Reviews;
using Portal.Platform.Ui;

namespace Portal.Reviews;

/// <summary>How the effect of a change is shown: icon, word and tone.</summary>
public sealed record ChangeEffect(string Icon, string Word, Tone Tone)
{
    public static ChangeEffect Of(ReviewedChange row) => row.Risk switch
    {
        Risk.LosesData when row.Change.Action == "Remove" => new(Icons.Down, "Removed with its data", Tone.Bad),
        Risk.LosesData => new(Icons.Down, "Replacement, data lost", Tone.Bad),
        Risk.MayLoseData => new(Icons.Warning, row.Verdict.Replaces ? "Replacement possible, data at risk" : "Data at risk", Tone.Warn),
        Risk.Removes => new(Icons.Delete, "Removed", Tone.Warn),
        Risk.Replaces when row.Weighed.Data is DataFate.KeptAside => new(Icons.Swap, "Replacement, data kept aside", Tone.Warn),
        Risk.Interrupts => new(Icons.Warning, "Interruption", Tone.Warn),
        Risk.Replaces => new(Icons.Swap, "Replacement", Tone.Warn),
        Risk.MayReplace => new(Icons.Swap, "Replacement possible", Tone.Plain),
        Risk.Changes or Risk.MayChange => new(Icons.CheckCircle, "In place", Tone.Ok),
        Risk.Adds => new(Icons.Add, row.Change.Action == "Import" ? "Import" : "New", Tone.Plain),
        Risk.Noise => new(Icons.Filter, "No effect", Tone.Plain),
        _ => throw new ArgumentOutOfRangeException(nameof(row)),
    };
}
