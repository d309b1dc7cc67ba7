using Portal.Domain.Access;

namespace Portal.Platform.Access;

/// <summary>Section <c>Portal:Access</c>: who gets in, and for how long.</summary>
public sealed class AccessSettings
{
    /// <summary>Hours after which somebody signs in anew.</summary>
    public double SessionHours { get; set; } = 12;

    /// <summary>Seconds between two looks whether the session of an open page still holds, with the roles it had.</summary>
    public double RecheckSeconds { get; set; } = 15;

    public OpenIdSettings OpenIdConnect { get; set; } = new();

    public TokenSettings Tokens { get; set; } = new();
}

/// <summary>The company's own sign-in. <see cref="Issuer"/> empty: there is none.</summary>
public sealed class OpenIdSettings
{
    public string? Issuer { get; set; }
    public string? ClientId { get; set; }
    public string? ClientSecret { get; set; }

    /// <summary>Words of the button on the sign-in page.</summary>
    public string Title { get; set; } = "Sign in with your company account";

    /// <summary>Asked for beside <c>openid</c>.</summary>
    public List<string> Scopes { get; set; } = [];

    /// <summary>The claim that is a person's id in the portal; it must never be given to somebody else.</summary>
    public string PersonClaim { get; set; } = "sub";
    public string NameClaim { get; set; } = "name";
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>In this order: roles add up, and the first team is the person's.</summary>
    public List<GroupSettings> Groups { get; set; } = [];

    public bool IsOn => !string.IsNullOrWhiteSpace(Issuer);
}

/// <summary>What a group of the company is here.</summary>
public sealed class GroupSettings
{
    public string Group { get; set; } = "";
    public string? Team { get; set; }

    /// <summary>Names of <see cref="Role"/>, in any case.</summary>
    public List<string> Roles { get; set; } = [];
}

public sealed class TokenSettings
{
    public int LongestDays { get; set; } = 365;

    /// <summary>Calls a minute and node that one token, and one person with all of theirs, may make.</summary>
    public int RequestsPerMinute { get; set; } = 3000;
    public int RequestsPerMinuteOfPerson { get; set; } = 6000;
}
