namespace Portal.Platform.Access.Tokens;

/// <summary>What a token is for. It never lets do more than its person's roles; it lets do less.</summary>
public enum TokenScope
{
    /// <summary>Read whatever the person reads.</summary>
    Read,

    /// <summary>Ask for environments and changes, and operate what stands.</summary>
    Request,

    /// <summary>Decide on reviews, leases and hours.</summary>
    Approve,

    /// <summary>Bands, anomalies, cost reviews.</summary>
    Costs,

    /// <summary>Freezes, waves, imports, accounts, other people's tokens and sessions.</summary>
    Admin,
}

public static class TokenScopes
{
    public static IReadOnlyList<TokenScope> All { get; } = Enum.GetValues<TokenScope>();

    public static string Words(TokenScope scope) => scope switch
    {
        TokenScope.Read => "read",
        TokenScope.Request => "ask for environments and operate them",
        TokenScope.Approve => "decide on reviews, leases and hours",
        TokenScope.Costs => "bands, anomalies and cost reviews",
        TokenScope.Admin => "freezes, waves, imports, accounts, other people's access",
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };
}
