namespace Portal.Domain.Costs;

public enum AdviceKind { Valkey, Graviton, SingleNat }

/// <summary>A change that saves, that no policy refuses and that takes nothing from the promised availability.</summary>
/// <param name="Saving">USD a month, as the estimator prices it.</param>
/// <param name="Risk">What may be lost or has to be done, in a sentence.</param>
/// <param name="Evidence">What in the data speaks for it.</param>
/// <param name="Inputs">Inputs of the change request that it opens.</param>
public sealed record CostAdvice(AdviceKind Kind, string Title, decimal Saving, string Risk, string Evidence, IReadOnlyDictionary<string, string> Inputs);
