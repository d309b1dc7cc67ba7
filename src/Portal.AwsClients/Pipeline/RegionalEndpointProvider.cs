using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.Pipeline;

/// <summary>
/// <c>{prefix}.{region}.{suffix}</c>, its FIPS and dual-stack variants, or ServiceURL as it stands.
/// A service with one home per partition is called and signed for that home, whatever the region.
/// </summary>
internal sealed class RegionalEndpointProvider(ServiceDefinition service) : IEndpointProvider
{
    /// <exception cref="AmazonClientException">Neither region nor ServiceURL is set, or the partition lacks the variant.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters["Endpoint"] is string { Length: > 0 } serviceUrl)
            return new Endpoint(serviceUrl);
        if (parameters["Region"] is not string { Length: > 0 } region)
            throw new AmazonClientException($"No region for {service.ServiceId}: set RegionEndpoint, ServiceURL or AWS_REGION.");

        var partition = Fn.Partition(region);
        var fips = parameters["UseFIPS"] is true;
        var dualStack = parameters["UseDualStack"] is true;
        if (fips && !partition.supportsFIPS)
            throw new AmazonClientException($"Partition {partition.name} has no FIPS endpoints.");
        if (dualStack && !partition.supportsDualStack)
            throw new AmazonClientException($"Partition {partition.name} has no dual-stack endpoints.");

        var home = service.HomeRegions.GetValueOrDefault(partition.name);
        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        var endpoint = new Endpoint($"https://{service.EndpointPrefix}{(fips ? "-fips" : "")}.{home ?? region}.{suffix}");
        if (home is not null)
            endpoint.Attributes = SignedFor(home);
        return endpoint;
    }

    private PropertyBag SignedFor(string region) => new()
    {
        ["authSchemes"] = new List<object>
        {
            new PropertyBag { ["name"] = "sigv4", ["signingName"] = service.SigningName, ["signingRegion"] = region },
        },
    };
}
