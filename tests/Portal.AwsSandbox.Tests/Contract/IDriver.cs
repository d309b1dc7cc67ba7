using System.Text.Json;

namespace Portal.AwsSandbox.Tests.Contract;

/// <summary>What came of a call: an answer with AWS's member names, or an error.</summary>
public sealed record Outcome(JsonElement Answer, string? Code = null, string? Message = null);

/// <summary>Somebody who calls CloudFormation. Operations, members and waiters have the names of the service model.</summary>
public interface IDriver : IAsyncDisposable
{
    string Name { get; }

    Task<Outcome> CallAsync(string operation, JsonElement input);

    /// <summary>Waits as this driver does it of itself; null when it has no waiters.</summary>
    Task<Outcome?> WaitAsync(string waiter, JsonElement input);

    /// <summary>Deploys a template file by the driver's own command, and answers what it said; null when it has none.</summary>
    Task<string?> DeployAsync(string stack, string templateFile);
}
