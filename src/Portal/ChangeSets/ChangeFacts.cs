using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;

namespace Portal.ChangeSets;

/// <summary>What policies are told of a change set: whether it loses data, replaces or interrupts. What only may happen counts as happening.</summary>
public static class ChangeFacts
{
    public static IReadOnlyDictionary<string, string> Of(RequestKind kind, IReadOnlyList<Change> changes)
    {
        var weighed = WeighedChange.OfAll(changes, ChangeTables.Knowledge);
        return new Dictionary<string, string>
        {
            ["change.dataLoss"] = Word(kind is RequestKind.Delete || weighed.Any(each => each.Data is DataFate.Lost or DataFate.MayBeLost)),
            ["change.replaces"] = Word(weighed.Any(each => each.Verdict is { Replaces: true, Certainty: not Certainty.Noise })),
            ["change.interrupts"] = Word(kind is RequestKind.Delete || weighed.Any(each => each.Interruption is not Interruption.None)),
        };
    }

    private static string Word(bool holds) => holds ? "true" : "false";
}
