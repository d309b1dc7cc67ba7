using System.Security.Cryptography;
using System.Text;
using Portal.Domain.ChangeSets;
using Portal.Requests;

namespace Portal.ChangeSets;

/// <summary>The digest of this installation: secret values go in by a keyed hash, so that it gives nothing away.</summary>
public sealed class DigestOf(KeepSecrets secrets)
{
    // The key separates this use from any other hash of the same value; the stored value itself is encrypted.
    private static readonly byte[] Key = SHA256.HashData("portal digest of secret parameters"u8);

    public string Of(RenderedTemplate rendered, string stackId, IReadOnlyList<Change> changes, OperationPlan? plan) =>
        Digest.Of(rendered, stackId, changes, plan, value => Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(secrets.Reveal(value)))));
}
