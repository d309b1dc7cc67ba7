namespace Portal.Domain.Costs;

public enum AdviceKind { Valkey, Graviton, SingleNat, SmallerInstances, SmallerDatabase, SmallerCache, Schedule, StorageLifecycle, OldSnapshots, Idle, ExtendedSupport }

/// <summary>What the button of a piece of advice opens.</summary>
public enum AdviceOpens
{
    /// <summary>A change request with its inputs filled in.</summary>
    Change,

    /// <summary>A request for the newest version of the product.</summary>
    Upgrade,

    /// <summary>The hours of the environment, filled in with those of an office.</summary>
    Schedule,

    /// <summary>The page that asks for its deletion.</summary>
    Delete,
}

/// <summary>A change that saves, that no policy refuses and that takes nothing from the promised availability.</summary>
/// <param name="Saving">USD a month, as the estimator prices it, or as the evidence says.</param>
/// <param name="Risk">What may be lost or has to be done, in a sentence.</param>
/// <param name="Evidence">What in the data speaks for it.</param>
/// <param name="Inputs">Inputs of the change request that it opens.</param>
public sealed record CostAdvice(AdviceKind Kind, string Title, decimal Saving, string Risk, string Evidence, IReadOnlyDictionary<string, string> Inputs, AdviceOpens Opens = AdviceOpens.Change);
