namespace Portal.Domain.Reviews;

/// <summary>The worst that a review is about, worst first; kept as its number, by which the inbox is sorted.</summary>
public enum ReviewRisk
{
    LosesData,
    MayLoseData,

    /// <summary>Something that holds data is replaced; its policy keeps the old one or a snapshot.</summary>
    ReplacesData,
    Removes,
    Replaces,
    Interrupts,

    /// <summary>Changes nothing of these, but a policy warns.</summary>
    Warned,

    /// <summary>Only adds or changes in place, nothing is interrupted, and no policy warns.</summary>
    Safe,
}

public static class ReviewRisks
{
    /// <summary>The approver has to type the environment's name.</summary>
    public static bool MustConfirm(this ReviewRisk risk) => risk is ReviewRisk.LosesData or ReviewRisk.MayLoseData or ReviewRisk.ReplacesData;

    public static string Words(this ReviewRisk risk) => risk switch
    {
        ReviewRisk.LosesData => "Loses data",
        ReviewRisk.MayLoseData => "May lose data",
        ReviewRisk.ReplacesData => "Replaces a store",
        ReviewRisk.Removes => "Removes",
        ReviewRisk.Replaces => "Replaces",
        ReviewRisk.Interrupts => "Interrupts",
        ReviewRisk.Warned => "Policy warns",
        ReviewRisk.Safe => "Safe",
        _ => throw new ArgumentOutOfRangeException(nameof(risk)),
    };
}
