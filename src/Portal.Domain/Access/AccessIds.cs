namespace Portal.Domain.Access;

public readonly record struct SessionId(string Value) : IId<SessionId>
{
    public static string Prefix => "ses";
    public static SessionId Of(string value) => new(value);
    public override string ToString() => Value;
}

public readonly record struct TokenId(string Value) : IId<TokenId>
{
    public static string Prefix => "tok";
    public static TokenId Of(string value) => new(value);
    public override string ToString() => Value;
}

public readonly record struct DelegationId(string Value) : IId<DelegationId>
{
    public static string Prefix => "dlg";
    public static DelegationId Of(string value) => new(value);
    public override string ToString() => Value;
}

public readonly record struct FreezeId(string Value) : IId<FreezeId>
{
    public static string Prefix => "frz";
    public static FreezeId Of(string value) => new(value);
    public override string ToString() => Value;
}
