using Portal.Domain.ChangeSets;

namespace Portal.Domain.Reviews;

/// <summary>How sure it is that a listed change does something.</summary>
public enum Certainty { Will, May, Noise }

/// <summary>
/// What a listed change amounts to, with the reason in words. A pure function of the change set: CloudFormation lists
/// more than it does, and this says what of it happens for sure, what may, and what changes nothing. Where CloudFormation
/// leaves it open, the verdict is "may" and never "no": what is called noise is proven by the change set itself.
/// </summary>
/// <param name="Replaces">It is, or when <see cref="Certainty.May"/> can be, made anew.</param>
public sealed record ChangeVerdict(Certainty Certainty, bool Replaces, string Reason)
{
    /// <summary>The verdict over a change by itself: what it follows is not known, so it may happen.</summary>
    public static ChangeVerdict Of(Change change) => OfAll([change], ChangeKnowledge.None)[0];

    /// <summary>The verdicts over a whole change set, in its order. A change that only follows another is weighed with that one.</summary>
    public static IReadOnlyList<ChangeVerdict> OfAll(IReadOnlyList<Change> changes, ChangeKnowledge knowledge)
    {
        var weigh = new WeighChanges(changes, knowledge);
        return [.. changes.Select(weigh.VerdictOn)];
    }
}
