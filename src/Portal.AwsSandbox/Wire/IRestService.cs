namespace Portal.AwsSandbox.Wire;

/// <summary>A service whose actions are told apart by method and path instead of by a parameter.</summary>
public interface IRestService : IAwsService
{
    /// <summary>The action that method, path and query ask for; null when there is none.</summary>
    string? ActionOf(SignedParts parts);
}

/// <summary>A call as it came over HTTP, for services that are not spoken to in forms.</summary>
public sealed record RestCall(SignedParts Parts, byte[] Body)
{
    public static readonly RestCall None = new(new SignedParts("", "/", [], _ => [], ""), []);

    /// <summary>Null when the header was not sent.</summary>
    public string? Header(string name) => Parts.Header(name).FirstOrDefault();
}
