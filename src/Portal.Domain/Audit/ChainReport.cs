namespace Portal.Domain.Audit;

/// <summary>What was done to the first row that is not as it was sealed.</summary>
public enum Tampering { Changed, Missing, Reordered, Inserted }

/// <param name="Sequence">The place in the chain, from 1.</param>
/// <param name="Row">What stands there now; null where a row is missing.</param>
public sealed record BrokenRow(long Sequence, Tampering Tampering, string Why, SealedRow? Row);

/// <param name="Rows">Rows that were found in order, up to the end or the first broken one.</param>
/// <param name="Last">The last of them; null when there was none.</param>
public sealed record ChainReport(long Rows, SealedRow? Last, int HeadsHeld, BrokenRow? Broken);
