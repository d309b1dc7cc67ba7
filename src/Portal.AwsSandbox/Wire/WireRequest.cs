namespace Portal.AwsSandbox.Wire;

/// <summary>A verified call: <paramref name="Service"/> and <paramref name="Region"/> are those of the credential scope.</summary>
public sealed record WireRequest(
    string Service, string Region, Caller Caller, string Action, string Version, QueryInput Input, string RequestId)
{
    public string Account => Caller.Account;

    /// <summary>The body, unpacked but for REST services, whose objects are stored as they were sent.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>Method, path, query and headers, by which REST services go.</summary>
    public SignedParts Parts { get; init; } = new("", "/", [], _ => [], "");

    /// <summary>Items a page holds at most, when pages are ordered to be small; null otherwise.</summary>
    public int? LargestPage { get; init; }
}
