namespace Portal.AwsSandbox.Wire;

/// <summary>A service whose actions are told apart by method and path instead of by a parameter.</summary>
public interface IRestService : IAwsService
{
    /// <summary>The action that method, path and query ask for; null when there is none.</summary>
    string? ActionOf(SignedParts parts);
}
