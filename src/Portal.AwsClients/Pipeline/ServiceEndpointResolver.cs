using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Amazon.Pipeline;

/// <summary>
/// Hands region and endpoint settings to the config's <see cref="IEndpointProvider"/>, under the names the
/// SDK's own endpoint rules use, so a caller's provider for the official client works here too.
/// </summary>
internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    public static EndpointParameters Parameters(IClientConfig config, RegionEndpoint? alternate) => new()
    {
        ["Region"] = alternate?.SystemName ?? Region(config),
        ["UseDualStack"] = config.UseDualstackEndpoint,
        ["UseFIPS"] = config.UseFIPSEndpoint,
        ["Endpoint"] = config.ServiceURL,
    };

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        Parameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);

    // Setting ServiceURL clears RegionEndpoint in ClientConfig; asking for it then would look one up from the environment.
    private static string? Region(IClientConfig config) =>
        string.IsNullOrEmpty(config.ServiceURL)
            ? config.RegionEndpoint?.SystemName
            : config.AuthenticationRegion ?? AWSSDKUtils.DetermineRegion(config.ServiceURL);
}
