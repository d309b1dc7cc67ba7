namespace Portal.Domain.Access;

public enum AccountState { Unchecked, Reachable, Unreachable }

/// <summary>One region of an account that environments may stand in, and whether the portal gets in there. A job looks again and again.</summary>
public sealed class AccountPlace : Looked
{
    private AccountPlace() { }

    /// <summary>Account and region, such as <c>111111111111/us-east-1</c>.</summary>
    public string Id { get; private set; } = "";
    public string Account { get; private set; } = "";
    public string Region { get; private set; } = "";
    public AccountState State { get; private set; }

    /// <summary>Since when it is in that state.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Why it can't be reached; null while it can.</summary>
    public string? Reason { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>When AWS last answered a call of the portal there, whatever it answered.</summary>
    public DateTimeOffset? LastContactAt { get; private set; }

    /// <summary>Whom AWS takes the portal for there: the ARN of the assumed role or of the portal's own identity.</summary>
    public string? Identity { get; private set; }

    public static string IdOf(string account, string region) => $"{account}/{region}";

    public static AccountPlace Of(string account, string region, DateTimeOffset now)
    {
        var place = new AccountPlace { Id = IdOf(account, region), Account = account, Region = region, State = AccountState.Unchecked, Since = now };
        place.LookAgainAt(now);
        return place;
    }

    /// <returns>True when that is news.</returns>
    public bool Reached(string identity, DateTimeOffset now, DateTimeOffset lookAt)
    {
        Identity = identity;
        return Is(AccountState.Reachable, null, now, lookAt);
    }

    /// <inheritdoc cref="Reached"/>
    public bool NotReached(string reason, DateTimeOffset now, DateTimeOffset lookAt) => Is(AccountState.Unreachable, reason, now, lookAt);

    /// <summary>A call at this moment was answered.</summary>
    public void Contacted(DateTimeOffset at)
    {
        if (LastContactAt is null || at > LastContactAt) LastContactAt = at;
    }

    public void CheckAt(DateTimeOffset at) => LookAgainAt(at);

    private bool Is(AccountState state, string? reason, DateTimeOffset now, DateTimeOffset lookAt)
    {
        var isNews = State != state;
        if (isNews) (State, Since) = (state, now);
        (Reason, CheckedAt) = (reason, now);
        LookAgainAt(lookAt);
        return isNews;
    }
}

/// <summary>Calls of the portal to an account and region on one day (UTC), of all its nodes.</summary>
public sealed class CallDay
{
    private CallDay() { }

    public string Account { get; private set; } = "";
    public string Region { get; private set; } = "";
    public DateOnly Day { get; private set; }
    public long Calls { get; private set; }
    public long Throttled { get; private set; }
    public long Denied { get; private set; }
}
