using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;
using Amazon.Util.Internal;

namespace Amazon.Pipeline;

/// <summary>Region, endpoint, retry and HTTP settings, the same for every service; see <see cref="ClientConfig"/>.</summary>
public abstract class ServiceConfig : ClientConfig
{
    // These clients have no release of their own: what AWS would want to know is the SDK they ride on.
    private static readonly string SdkVersion =
        typeof(ClientConfig).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version ?? "4";

    protected ServiceConfig(ServiceDefinition service)
        // Every SDK package carries the same table of defaults modes; STS is the one at hand.
        : base(new DefaultConfigurationProvider(AmazonSecurityTokenServiceDefaultConfiguration.GetAllConfigurations()))
    {
        Service = service;
        base.ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
        UserAgent = InternalSDKUtils.BuildUserAgentString(service.ServiceId, SdkVersion);
        EndpointProvider = new RegionalEndpointProvider(service);
    }

    internal ServiceDefinition Service { get; }

    public override string ServiceVersion => Service.ApiVersion;

    public override string RegionEndpointServiceName => Service.EndpointPrefix;

    public override string UserAgent { get; }

    /// <summary>The endpoint a request would go to with the present settings.</summary>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(ServiceEndpointResolver.Parameters(this, parameters.AlternateEndpoint));
}
