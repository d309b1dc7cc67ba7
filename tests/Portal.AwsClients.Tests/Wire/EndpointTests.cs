using Amazon;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Portal.AwsClients.Tests.Wire;

public class EndpointTests
{
    [Fact]
    public void CloudFormation_is_called_in_the_configured_region()
    {
        var config = new AmazonCloudFormationConfig { RegionEndpoint = RegionEndpoint.EUCentral1 };

        Endpoint(config, new DescribeStacksRequest()).URL.ShouldBe("https://cloudformation.eu-central-1.amazonaws.com");
    }

    [Fact]
    public void Cost_explorer_is_called_and_signed_in_its_home_region_whatever_the_region()
    {
        var config = new AmazonCostExplorerConfig { RegionEndpoint = RegionEndpoint.EUCentral1 };

        var endpoint = Endpoint(config, new GetCostAndUsageRequest());

        endpoint.URL.ShouldBe("https://ce.us-east-1.amazonaws.com");
        ((List<object>)endpoint.Attributes["authSchemes"]).Cast<PropertyBag>().Single()["signingRegion"].ShouldBe("us-east-1");
    }

    [Fact]
    public async Task Without_an_authentication_region_a_service_url_is_signed_for_us_east_1()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Json(200, "{}"));
        using var client = new AmazonCostExplorerClient(Clients.AccessKey, Clients.SecretKey, new AmazonCostExplorerConfig { ServiceURL = stub.Url });

        await client.GetCostAndUsageAsync(new GetCostAndUsageRequest(), TestContext.Current.CancellationToken);

        SignatureV4.Of(stub.Request).Region.ShouldBe("us-east-1");
    }

    [Fact]
    public async Task The_home_region_is_the_one_that_ends_up_in_the_signature()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Json(200, "{}"));
        var config = new AmazonCostExplorerConfig { RegionEndpoint = RegionEndpoint.EUCentral1 };
        config.EndpointProvider = new Redirected(config.EndpointProvider, stub.Url);
        using var client = new AmazonCostExplorerClient(Clients.AccessKey, Clients.SecretKey, config);

        await client.GetCostAndUsageAsync(new GetCostAndUsageRequest(), TestContext.Current.CancellationToken);

        SignatureV4.Of(stub.Request).Region.ShouldBe("us-east-1");
    }

    [Fact]
    public async Task A_callers_own_endpoint_provider_is_told_region_and_service_url()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Result("DescribeStacks", ""));
        var config = Clients.Pointed(new AmazonCloudFormationConfig(), stub);
        var provider = new Redirected(config.EndpointProvider, stub.Url);
        config.EndpointProvider = provider;
        using var client = new AmazonCloudFormationClient(Clients.AccessKey, Clients.SecretKey, config);

        await client.DescribeStacksAsync(TestContext.Current.CancellationToken);

        provider.Asked!["Region"].ShouldBe(Clients.Region);
        provider.Asked["UseFIPS"].ShouldBe(false);
        ((string)provider.Asked["Endpoint"]).TrimEnd('/').ShouldBe(stub.Url);
    }

    [Fact]
    public void Nothing_to_call_is_told_before_any_request()
    {
        var provider = new AmazonCloudFormationConfig().EndpointProvider;

        Should.Throw<AmazonClientException>(() => provider.ResolveEndpoint(new EndpointParameters())).Message.ShouldContain("AWS_REGION");
    }

    [Fact]
    public void The_interface_names_its_config_and_client_as_the_sdks_dependency_injection_expects()
    {
        Config<IAmazonCloudFormation>().ShouldBeOfType<AmazonCloudFormationConfig>();
        using var client = (IDisposable)Client<IAmazonCloudFormation>(new AmazonCloudFormationConfig { RegionEndpoint = RegionEndpoint.EUWest1 });
        client.ShouldBeOfType<AmazonCloudFormationClient>();

        static ClientConfig Config<TService>() where TService : IAmazonService => TService.CreateDefaultClientConfig();
        static IAmazonService Client<TService>(ClientConfig config) where TService : IAmazonService =>
            TService.CreateDefaultServiceClient(new BasicAWSCredentials(Clients.AccessKey, Clients.SecretKey), config);
    }

    private static Endpoint Endpoint(ClientConfig config, AmazonWebServiceRequest request) =>
        config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <summary>Keeps what the real provider says about signing, but sends the request to the stub.</summary>
    private sealed class Redirected(IEndpointProvider real, string url) : IEndpointProvider
    {
        public EndpointParameters? Asked { get; private set; }

        public Endpoint ResolveEndpoint(EndpointParameters parameters)
        {
            Asked = parameters;
            var endpoint = real.ResolveEndpoint(parameters);
            endpoint.URL = url;
            return endpoint;
        }
    }
}
