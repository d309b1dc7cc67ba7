using Portal.Domain.Requests;

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
}
