using Portal.Domain.ChangeSets;

namespace Portal.Domain.Reviews;

/// <summary>How sure it is that a listed change does something.</summary>
public enum Certainty { Will, May, Noise }

/// <summary>What a change amounts to, with the reason in words.</summary>
public sealed record ChangeVerdict(Certainty Certainty, bool Replaces, string Reason)
{
    public static ChangeVerdict Of(Change change)
    {
        switch (change.Action)
        {
            case "Add": return new(Certainty.Will, false, "Made new.");
            case "Remove":
                return new(Certainty.Will, false, change.PolicyAction switch
                {
                    "Retain" => "Leaves the stack and is kept in the account.",
                    "Snapshot" => "Deleted; a final snapshot is kept.",
                    _ => "Deleted.",
                });
            case "Import": return new(Certainty.Will, false, "Taken into the stack as it is.");
            case "Dynamic": return new(Certainty.May, false, "CloudFormation knows only while it runs.");
        }
        if (change.Details.Count > 0 && change.Details.All(IsSame)) return new(Certainty.Noise, false, "Before and after are the same.");
        var known = change.Details.Any(detail => detail.Evaluation == "Static" && !IsSame(detail));
        return (change.Replacement, known) switch
        {
            ("True", true) => new(Certainty.Will, true, "Replaced: a new one is made, then the old one is removed."),
            ("True", false) => new(Certainty.May, true, "Replaced if a value that is known only while it runs turns out different."),
            ("Conditional", _) => new(Certainty.May, true, "Replaced, or changed in place: it depends on the other values."),
            (_, true) => new(Certainty.Will, false, "Changed in place."),
            (_, false) => new(Certainty.May, false, "Changes if a value that is known only while it runs turns out different."),
        };
    }

    private static bool IsSame(ChangeDetail detail) => detail.Before is not null && detail.Before == detail.After;
}
