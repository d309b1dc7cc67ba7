using Amazon.ServiceQuotas.Model;
using Amazon.Runtime;

namespace Amazon.ServiceQuotas;

/// <summary>Service Quotas, API version 2019-06-24: how much of each thing an account may have in a region.</summary>
public interface IAmazonServiceQuotas : IAmazonService, IDisposable
{
    Task<ListAWSDefaultServiceQuotasResponse> ListAWSDefaultServiceQuotasAsync(ListAWSDefaultServiceQuotasRequest request, CancellationToken cancellationToken = default);

    Task<ListServiceQuotasResponse> ListServiceQuotasAsync(ListServiceQuotasRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonServiceQuotasConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonServiceQuotasClient(awsCredentials, (AmazonServiceQuotasConfig)clientConfig);
}
