using Amazon.Pipeline;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.S3.Internal;

/// <summary>
/// <c>https://{bucket}.s3.{region}.{suffix}</c>; the bucket goes into the path where it can't be in the host name: asked
/// for so, under an IP address, or with a dot in its name, for which no certificate is valid.
/// </summary>
internal sealed class BucketEndpointProvider(ServiceDefinition service) : IEndpointProvider
{
    private readonly RegionalEndpointProvider regional = new(service);

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var endpoint = regional.ResolveEndpoint(parameters);
        if (parameters["Bucket"] is not string { Length: > 0 } bucket)
            return endpoint;
        var address = new Uri(endpoint.URL);
        var inPath = parameters["ForcePathStyle"] is true || address.HostNameType is not UriHostNameType.Dns || !Fn.IsVirtualHostableS3Bucket(bucket, allowSubDomains: false);
        var path = address.AbsolutePath.TrimEnd('/');
        return new Endpoint(inPath
            ? $"{address.Scheme}://{address.Authority}{path}/{Uri.EscapeDataString(bucket)}"
            : $"{address.Scheme}://{bucket}.{address.Authority}{path}");
    }
}
