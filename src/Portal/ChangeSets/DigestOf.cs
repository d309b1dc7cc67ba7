using System.Security.Cryptography;
using System.Text;
using Portal.Domain.ChangeSets;
using Portal.Platform.Access;
using Portal.Requests;

namespace Portal.ChangeSets;

/// <summary>The digest of this installation: secret values go in by a keyed hash, so that it gives nothing away.</summary>
public sealed class DigestOf(KeepSecrets secrets, InstallationKeys keys)
{
    public string Of(RenderedTemplate rendered, string stackId, IReadOnlyList<Change> changes, OperationPlan? plan) =>
        Digest.Of(rendered, stackId, changes, plan, value => Convert.ToHexStringLower(HMACSHA256.HashData(keys.Digest, Encoding.UTF8.GetBytes(secrets.Reveal(value)))));
}
