namespace Portal.Faults.Drive;

internal enum OperationKind
{
    AskNoticeBoard, AskStaticSite, AskThreeTier, KeepDraft, Approve, ApproveAndFail, Reject, SendBack, Withdraw, SendAgain,
    Cancel, Retry, ChangeSize, ExtendLease, CheckDrift, Delete,
}

/// <summary>One thing that somebody does, drawn before the run.</summary>
/// <param name="Person">By the name of their token: the engineer that asks, where it is one's to ask.</param>
/// <param name="CutAfter">Milliseconds after which the caller drops the connection and repeats; 0 does not.</param>
/// <param name="Choice">What else is to be chosen, such as which of several things.</param>
internal sealed record Operation(int Number, OperationKind Kind, string Person, int CutAfter, int Choice)
{
    private static readonly (OperationKind Kind, int Weight)[] Weights =
    [
        (OperationKind.AskNoticeBoard, 14), (OperationKind.AskStaticSite, 8), (OperationKind.AskThreeTier, 4), (OperationKind.KeepDraft, 6),
        (OperationKind.Approve, 26), (OperationKind.ApproveAndFail, 4), (OperationKind.Reject, 3), (OperationKind.SendBack, 4), (OperationKind.Withdraw, 4),
        (OperationKind.SendAgain, 4), (OperationKind.Cancel, 4), (OperationKind.Retry, 4), (OperationKind.ChangeSize, 6), (OperationKind.ExtendLease, 3),
        (OperationKind.CheckDrift, 3), (OperationKind.Delete, 3),
    ];

    private static readonly string[] Engineers = ["engineer-shop", "engineer-ledger"];

    /// <param name="from">The first one's number.</param>
    public static IReadOnlyList<Operation> Draw(Random random, int from, int count) => [.. Enumerable.Range(from, count).Select(number => new Operation(
        number, KindOf(random), Engineers[random.Next(Engineers.Length)], random.Next(6) == 0 ? random.Next(1, 60) : 0, random.Next(1_000_000)))];

    private static OperationKind KindOf(Random random)
    {
        var at = random.Next(Weights.Sum(each => each.Weight));
        foreach (var (kind, weight) in Weights)
            if ((at -= weight) < 0) return kind;
        throw new InvalidOperationException("The weights do not add up.");
    }
}
