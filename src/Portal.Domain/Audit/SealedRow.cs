namespace Portal.Domain.Audit;

/// <summary>One row of the chain as it was found, in the database or in an export.</summary>
public sealed record SealedRow(long Sequence, string Hash, AuditContent Content)
{
    /// <summary>Whether its hash is what its content gives at that place behind that hash.</summary>
    public bool Fits(long sequence, string previousHash) => HashAt(sequence, previousHash) == Hash;

    /// <summary>Null when its form is not known: nothing genuine looks like that.</summary>
    public string? HashAt(long sequence, string previousHash) =>
        Content.Form is >= 1 and <= AuditContent.Newest ? Content.HashAt(sequence, previousHash) : null;
}

/// <summary>How far the chain went at a time, noted outside the database: whoever rewrites or cuts the chain can't rewrite that.</summary>
public sealed record AuditHead(long Sequence, string Hash, DateTimeOffset At);
