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
    /// <exception cref="AmazonClientException">
    /// Neither region nor ServiceURL is set, or FIPS or dual stack is asked for where it is not to be had.
    /// </exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var fips = parameters["UseFIPS"] is true;
        var dualStack = parameters["UseDualStack"] is true;
        if (parameters["Endpoint"] is string { Length: > 0 } serviceUrl)
        {
            return fips || dualStack
                ? throw new AmazonClientException($"{service.ServiceId}: ServiceURL goes with neither FIPS nor dual stack.")
                : new Endpoint(serviceUrl);
        }
        if (parameters["Region"] is not string { Length: > 0 } region)
            throw new AmazonClientException($"No region for {service.ServiceId}: set RegionEndpoint, ServiceURL or AWS_REGION.");

        var partition = Fn.Partition(region);
        if (fips && !partition.supportsFIPS)
            throw new AmazonClientException($"Partition {partition.name} has no FIPS endpoints.");
        if (dualStack && !partition.supportsDualStack)
            throw new AmazonClientException($"Partition {partition.name} has no dual-stack endpoints.");

        if (!fips && !dualStack && service.HomeRegions.TryGetValue(partition.name, out var home))
            return new Endpoint(service.HasOneHost ? $"https://{service.EndpointPrefix}.{partition.dnsSuffix}" : $"https://{service.EndpointPrefix}.{home}.{partition.dnsSuffix}") { Attributes = SignedFor(home) };

        var marked = fips && !(service.GovCloudIsFips && !dualStack && partition.name == "aws-us-gov");
        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{service.EndpointPrefix}{(marked ? "-fips" : "")}.{region}.{suffix}");
    }

    private PropertyBag SignedFor(string region) => new()
    {
        ["authSchemes"] = new List<object>
        {
            new PropertyBag { ["name"] = "sigv4", ["signingName"] = service.SigningName, ["signingRegion"] = region },
        },
    };
}
