using Amazon.Runtime;

namespace Portal.Platform.Aws;

/// <summary>What clients sign with: the credentials that are held at the moment. They are renewed before a call, never inside one.</summary>
internal sealed class HeldCredentials : AWSCredentials
{
    private volatile ImmutableCredentials? _held;

    public void Hold(ImmutableCredentials credentials) => _held = credentials;

    public override ImmutableCredentials GetCredentials() =>
        _held ?? throw new InvalidOperationException("The role was not assumed before the call.");
}
