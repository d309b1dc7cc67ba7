using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Ui;

namespace Portal.Reviews;

/// <summary>One line of the inbox: a review with how much of what it would do.</summary>
public sealed record InboxRow(ReviewView View, ChangeCounts Counts, int Removing)
{
    public static InboxRow Of(ReviewView view)
    {
        var counts = ChangeCounts.Of(ReviewedChange.OfAll(view.ChangeSet.Changes));
        // A delete removes what its plan loses, whether or not a change set goes before it.
        var lost = view.ChangeSet.Kind is RequestKind.Delete ? view.ChangeSet.Plan?.Lost.Count ?? 0 : 0;
        return new InboxRow(view, counts, counts.Removes + lost);
    }

    public int Changes => Counts.Total + (View.ChangeSet.Kind is RequestKind.Delete ? Removing - Counts.Removes : 0);

    public ReviewRisk Risk => View.Review.Risk;

    /// <summary>Worst first, then the one that waits longest.</summary>
    public IComparable Weight => ((int)Risk, View.Review.OpenedAt);

    public (string Icon, Tone Tone) Look => Risk switch
    {
        ReviewRisk.LosesData => (Icons.Down, Tone.Bad),
        ReviewRisk.MayLoseData or ReviewRisk.ReplacesData or ReviewRisk.Removes or ReviewRisk.Interrupts => (Icons.Warning, Tone.Warn),
        ReviewRisk.Replaces => (Icons.Swap, Tone.Warn),
        ReviewRisk.Warned => (Icons.Info, Tone.Plain),
        _ => (Icons.CheckCircle, Tone.Ok),
    };

    public bool IsMine(Actor me, DateTimeOffset now) => View.Review.WhyNot(me, now, View.StandIns) is null;
}
