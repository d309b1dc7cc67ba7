using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.CostExplorer.Model;
using Amazon.Runtime;

namespace Portal.AwsClients.Tests.Wire;

public class SigningTests
{
    [Fact]
    public async Task A_query_request_is_signed_for_region_and_service()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Result("DescribeStacks", ""));
        using var client = Clients.CloudFormation(stub);

        await client.DescribeStacksAsync(new DescribeStacksRequest { StackName = "shop" }, TestContext.Current.CancellationToken);

        var signature = SignatureV4.Of(stub.Request);
        (signature.AccessKey, signature.Region, signature.Service).ShouldBe((Clients.AccessKey, Clients.Region, "cloudformation"));
        signature.SignedHeaders.ShouldContain("host");
        signature.SignedHeaders.ShouldContain("x-amz-date");
        signature.Signature.ShouldBe(signature.Expected(stub.Request, Clients.SecretKey));
        signature.Signature.ShouldNotBe(signature.Expected(stub.Request, "another secret"));
    }

    [Fact]
    public async Task A_json_request_is_signed_with_its_body()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Json(200, "{}"));
        using var client = Clients.CostExplorer(stub);

        await client.GetCostAndUsageAsync(new GetCostAndUsageRequest { Metrics = ["UnblendedCost"] }, TestContext.Current.CancellationToken);

        var signature = SignatureV4.Of(stub.Request);
        signature.Service.ShouldBe("ce");
        signature.SignedHeaders.ShouldContain("x-amz-target");
        signature.Signature.ShouldBe(signature.Expected(stub.Request, Clients.SecretKey));
        signature.Signature.ShouldNotBe(signature.Expected(stub.Request with { Body = "{}" }, Clients.SecretKey));
    }

    [Fact]
    public async Task A_session_token_is_sent_and_signed()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Result("DescribeStacks", ""));
        using var client = Clients.CloudFormation(stub, new SessionAWSCredentials(Clients.AccessKey, Clients.SecretKey, "a session token"));

        await client.DescribeStacksAsync(TestContext.Current.CancellationToken);

        stub.Request.Headers["x-amz-security-token"].ShouldBe("a session token");
        var signature = SignatureV4.Of(stub.Request);
        signature.SignedHeaders.ShouldContain("x-amz-security-token");
        signature.Signature.ShouldBe(signature.Expected(stub.Request, Clients.SecretKey));
    }

    [Fact]
    public async Task Credentials_come_from_the_environment_when_none_are_given()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Result("DescribeStacks", ""));
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "environment secret");
        try
        {
            using var client = new AmazonCloudFormationClient(Clients.Pointed(new AmazonCloudFormationConfig(), stub));
            await client.DescribeStacksAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", null);
            Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", null);
        }

        var signature = SignatureV4.Of(stub.Request);
        signature.AccessKey.ShouldBe("AKIDENVIRONMENT");
        signature.Signature.ShouldBe(signature.Expected(stub.Request, "environment secret"));
    }
}
