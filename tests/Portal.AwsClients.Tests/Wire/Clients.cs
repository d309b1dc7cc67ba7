using Amazon.CloudFormation;
using Amazon.CloudWatch;
using Amazon.CostExplorer;
using Amazon.Pricing;
using Amazon.Runtime;

namespace Portal.AwsClients.Tests.Wire;

/// <summary>Clients that talk to a stub, with keys and region fixed.</summary>
internal static class Clients
{
    public const string AccessKey = "AKIDEXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    public const string Region = "eu-west-1";

    public static AmazonCloudFormationClient CloudFormation(AwsStub stub, AWSCredentials? credentials = null, int retries = 2) =>
        new(credentials ?? new BasicAWSCredentials(AccessKey, SecretKey), Pointed(new AmazonCloudFormationConfig(), stub, retries));

    public static AmazonCloudWatchClient CloudWatch(AwsStub stub, int retries = 2) =>
        new(AccessKey, SecretKey, Pointed(new AmazonCloudWatchConfig(), stub, retries));

    public static AmazonCostExplorerClient CostExplorer(AwsStub stub, int retries = 2) =>
        new(AccessKey, SecretKey, Pointed(new AmazonCostExplorerConfig(), stub, retries));

    public static AmazonPricingClient Pricing(AwsStub stub, int retries = 2) =>
        new(AccessKey, SecretKey, Pointed(new AmazonPricingConfig(), stub, retries));

    public static TConfig Pointed<TConfig>(TConfig config, AwsStub stub, int retries = 2) where TConfig : ClientConfig
    {
        config.ServiceURL = stub.Url;
        config.AuthenticationRegion = Region;
        config.MaxErrorRetry = retries;
        return config;
    }
}
