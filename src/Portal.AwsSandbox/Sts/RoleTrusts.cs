using System.Collections.Concurrent;

namespace Portal.AwsSandbox.Sts;

/// <summary>External ids that roles insist on, set through the control API; a role without one asks for nothing.</summary>
public sealed class RoleTrusts
{
    private readonly ConcurrentDictionary<string, string> externalIds = new();

    public void Require(string roleArn, string externalId) => externalIds[roleArn] = externalId;

    public void Clear() => externalIds.Clear();

    public bool Admits(string roleArn, string? externalId) =>
        !externalIds.TryGetValue(roleArn, out var required) || required == externalId;
}
