namespace Portal.Platform.Aws;

/// <summary>Who calls: clients, and the role whose credentials they use; null for the portal's own.</summary>
internal sealed record AwsPass(AssumedRole? Role, AwsClients Clients)
{
    public async Task<TClient> ClientAsync<TClient>(CancellationToken ct) where TClient : class
    {
        if (Role is not null) await Role.EnsureAsync(ct);
        return Clients.Of<TClient>();
    }
}
