using Portal.Domain.Audit;

namespace Portal.Platform.Audit;

/// <summary>What a verification came to.</summary>
/// <param name="Heads">Written heads that the chain was held against.</param>
public sealed record VerifiedChain(ChainReport Report, int Heads)
{
    /// <summary>New rows that have no place in the chain yet, and are not verified.</summary>
    public int Unsealed { get; init; }

    public bool IsIntact => Report.Broken is null;

    /// <summary>The same in sentences.</summary>
    public IEnumerable<string> Words => [.. OfChain(), .. Unsealed > 0 ? [$"{Unsealed} new {(Unsealed == 1 ? "row is" : "rows are")} not sealed yet and not verified."] : Array.Empty<string>()];

    private IEnumerable<string> OfChain()
    {
        if (Report.Broken is not { } broken)
        {
            yield return Report.Last is { } last
                ? $"The chain is intact: {Report.Rows} rows, the last one of {last.Content.At:yyyy-MM-dd HH:mm:ss} UTC, hash {last.Hash}."
                : "The chain is empty.";
            yield return Heads == 0 ? "No written heads were compared: a chain that was cut off at its end would not be noticed." : $"All {Heads} written heads are held.";
            yield break;
        }
        yield return $"The chain is broken at row {broken.Sequence}: {broken.Tampering.ToString().ToLowerInvariant()}. {broken.Why}";
        if (broken.Row is { Content: var content } row)
            yield return $"Row {row.Sequence}: {content.At:yyyy-MM-dd HH:mm:ss} UTC, {content.ActorName} ({content.Actor}), {content.Action} {content.Subject}.";
        yield return Report.Rows == 0 ? "No row before it is verified." : $"Rows 1 to {Report.Rows} are as they were sealed.";
    }
}
