namespace Portal.AwsSandbox.Wire;

/// <summary>A verified call: <paramref name="Service"/> and <paramref name="Region"/> are those of the credential scope.</summary>
public sealed record WireRequest(
    string Service, string Region, Caller Caller, string Action, string Version, QueryInput Input, string RequestId)
{
    public string Account => Caller.Account;

    /// <summary>The unpacked body, which the JSON protocols read for themselves.</summary>
    public byte[] Body { get; init; } = [];
}
