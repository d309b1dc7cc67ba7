namespace Portal.Platform.Access.OpenId;

/// <summary>Why a sign-in through the provider came to nothing. The page says what happened and what to do.</summary>
public enum SignInRefusal
{
    /// <summary>The provider can't be reached, or answers nonsense.</summary>
    Unreachable,

    /// <summary>The answer belongs to no sign-in that this browser began, or to one long ago.</summary>
    State,

    /// <summary>The person or the provider said no.</summary>
    Denied,

    /// <summary>The provider refused the portal itself: client, secret or redirect address.</summary>
    Provider,

    Issuer,
    Audience,
    Expired,
    Nonce,

    /// <summary>Signed by nobody the provider names.</summary>
    Signature,

    /// <summary>What the provider says of the person is incomplete or contradicts itself.</summary>
    Claims,

    /// <summary>A known person whose groups mean nothing here.</summary>
    NoRole,

    /// <summary>An engineer whose groups name no team.</summary>
    NoTeam,
}

/// <summary>Ends a sign-in. The message is for the log; people read the words of the refusal.</summary>
internal sealed class SignInRefusedException(SignInRefusal refusal, string message, Exception? inner = null) : Exception(message, inner)
{
    public SignInRefusal Refusal => refusal;
}

internal static class RefusalWords
{
    /// <returns>What happened, and what to do.</returns>
    public static (string Happened, string Do) Of(SignInRefusal refusal) => refusal switch
    {
        SignInRefusal.Unreachable => ("The company's sign-in does not answer.", "Try again in a minute. If it stays, tell the platform team: the portal can't reach the provider."),
        SignInRefusal.State => ("This answer belongs to no sign-in that this browser began in the last minutes.", "Begin again. Use one tab, and let the portal keep its cookies."),
        SignInRefusal.Denied => ("The company's sign-in said no, or it was broken off.", "Begin again, or ask whoever looks after the company's accounts whether you may use the portal."),
        SignInRefusal.Provider => ("The company's sign-in does not accept the portal.", "Tell the platform team: the portal's client id, secret or redirect address does not match what the provider knows."),
        SignInRefusal.Issuer => ("The answer does not come from the company's sign-in.", "Do not try again from this link. Open the portal by its own address; if it stays, tell the platform team."),
        SignInRefusal.Audience => ("The answer was made for another application.", "Open the portal by its own address and sign in there; if it stays, tell the platform team."),
        SignInRefusal.Expired => ("The answer is too old, or the clocks of the portal and of the sign-in differ.", "Begin again. If it stays, tell the platform team to compare the clocks."),
        SignInRefusal.Nonce => ("The answer belongs to another sign-in.", "Begin again from the portal's own address."),
        SignInRefusal.Signature => ("The answer is not signed by the company's sign-in.", "Begin again. If it stays, tell the platform team: the provider signs with a key that it does not publish."),
        SignInRefusal.Claims => ("The company's sign-in did not say who you are.", "Tell the platform team: a claim that the portal needs is missing."),
        SignInRefusal.NoRole => ("You are signed in at the company, and nothing here is for you yet.", "Ask for one of the groups that may use the portal, then sign in again."),
        SignInRefusal.NoTeam => ("You may ask for environments, and no group of yours names a team.", "Ask to be put into your team's group, then sign in again."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };
}
