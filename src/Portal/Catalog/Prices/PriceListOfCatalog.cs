using Amazon;
using Amazon.Pricing;
using Amazon.Pricing.Model;
using Portal.Platform;
using Portal.Platform.Aws;

namespace Portal.Catalog.Prices;

/// <summary>This stage's way to the Price List API. Words of the wire end here.</summary>
public sealed class PriceListOfCatalog : IPriceList, IDisposable
{
    // The API answers in a few regions only, about all of them.
    private const string Region = "us-east-1";

    private readonly AmazonPricingClient _client;

    public PriceListOfCatalog(AwsSettings aws)
    {
        var config = new AmazonPricingConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(Region), MaxErrorRetry = 5, Timeout = TimeSpan.FromSeconds(20) };
        if (aws.Endpoint is { Length: > 0 } endpoint)
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = Region;
        }
        Address = aws.Endpoint is { Length: > 0 } own ? own : null;
        _client = new AmazonPricingClient(config);
    }

    public string? Address { get; }

    public async Task<IReadOnlyList<string>> ProductsAsync(string serviceCode, IReadOnlyDictionary<string, string> filters, CancellationToken ct)
    {
        var products = new List<string>();
        string? next = null;
        try
        {
            do
            {
                var page = await _client.GetProductsAsync(new GetProductsRequest
                {
                    ServiceCode = serviceCode,
                    Filters = [.. filters.Select(filter => new Filter { Type = FilterType.TERM_MATCH, Field = filter.Key, Value = filter.Value })],
                    FormatVersion = "aws_v1",
                    MaxResults = 100,
                    NextToken = next,
                }, ct);
                products.AddRange(page.PriceList ?? []);
                next = page.NextToken;
            }
            while (next is { Length: > 0 });
        }
        catch (NotFoundException)
        {
            return [];
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            if (Faults.Of("pricing:GetProducts", fault) is not { } known) throw;
            throw new AwsFaultException(known, fault);
        }
        return products;
    }

    public void Dispose() => _client.Dispose();
}
