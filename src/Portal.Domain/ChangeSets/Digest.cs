using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.ChangeSets;

/// <summary>
/// The fingerprint an approval names: SHA-256, lower-case hex, over everything that decides what will run. Each part
/// goes in with its length, so that no two different contents can read as the same bytes.
/// </summary>
public static class Digest
{
    /// <param name="secretHash">A keyed hash for the value of a NoEcho parameter, so that the digest does not leak it.</param>
    public static string Of(RenderedTemplate rendered, string stackId, IReadOnlyList<Change> changes, OperationPlan? plan, Func<string, string> secretHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Put(string? part)
        {
            var bytes = Encoding.UTF8.GetBytes(part ?? "\u0000");
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        Put("portal digest 1");
        Put(stackId);
        Put(rendered.Body);
        foreach (var (name, value) in rendered.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Put(name);
            Put(rendered.Secret.Contains(name) ? secretHash(value) : value);
        }
        Put("tags");
        foreach (var (key, value) in rendered.Tags.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            Put(key);
            Put(value);
        }
        Put("capabilities");
        foreach (var capability in rendered.Capabilities.Order(StringComparer.Ordinal)) Put(capability);
        Put("policy");
        Put(rendered.StackPolicy);
        Put("changes");
        foreach (var change in changes.OrderBy(c => c.LogicalId, StringComparer.Ordinal).ThenBy(c => c.Action, StringComparer.Ordinal)) PutChange(change, Put);
        Put("plan");
        foreach (var step in plan?.Steps ?? []) Put(step.Action.ToString());
        foreach (var kept in plan?.Kept ?? []) Put($"{kept.LogicalId} {kept.PhysicalId} {kept.Fate}");
        foreach (var lost in plan?.Lost ?? []) Put($"{lost.LogicalId} {lost.PhysicalId} {lost.Fate}");
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void PutChange(Change change, Action<string?> put)
    {
        put(change.LogicalId);
        put(change.PhysicalId);
        put(change.Type);
        put(change.Action);
        put(change.Replacement);
        put(change.PolicyAction);
        foreach (var scope in change.Scope.Order(StringComparer.Ordinal)) put(scope);
        foreach (var detail in change.Details
                     .OrderBy(d => d.Attribute, StringComparer.Ordinal)
                     .ThenBy(d => d.Name, StringComparer.Ordinal)
                     .ThenBy(d => d.Path, StringComparer.Ordinal)
                     .ThenBy(d => d.Source, StringComparer.Ordinal)
                     .ThenBy(d => d.CausedBy, StringComparer.Ordinal))
        {
            put(detail.Attribute);
            put(detail.Name);
            put(detail.Path);
            put(detail.RequiresRecreation);
            put(detail.Evaluation);
            put(detail.Source);
            put(detail.CausedBy);
            put(detail.Before);
            put(detail.After);
        }
    }
}
