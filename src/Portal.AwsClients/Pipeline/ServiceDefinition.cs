using Amazon.Protocols;
using Amazon.Runtime.Internal;

namespace Amazon.Pipeline;

/// <summary>What tells one AWS service from another: its names, its API version and how it talks.</summary>
public sealed class ServiceDefinition : IServiceMetadata
{
    /// <summary>The service's id in the SDK family, for example <c>Cost Explorer</c>; it goes into the user agent.</summary>
    public required string ServiceId { get; init; }

    /// <summary>First label of the host name, for example <c>monitoring</c>.</summary>
    public required string EndpointPrefix { get; init; }

    /// <summary>The name in the signature's credential scope.</summary>
    public required string SigningName { get; init; }

    public required string ApiVersion { get; init; }

    public required WireProtocol Protocol { get; init; }

    /// <summary>For a service with one home a partition: the region to call and sign for, by partition name.</summary>
    public IReadOnlyDictionary<string, string> HomeRegions { get; init; } = new Dictionary<string, string>();

    /// <summary>One host name in the whole partition, without a region in it.</summary>
    public bool HasOneHost { get; init; }

    /// <summary>GovCloud's ordinary endpoints are its FIPS endpoints, so their names carry no <c>-fips</c>.</summary>
    public bool GovCloudIsFips { get; init; }

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
