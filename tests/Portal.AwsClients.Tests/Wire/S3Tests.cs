using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.S3;
using Amazon.S3.Model;

namespace Portal.AwsClients.Tests.Wire;

public class S3Tests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_object_is_put_with_its_hash_and_signed_over_the_path_as_sent()
    {
        await using var stub = await AwsStub.StartAsync(new Answer(200, "application/xml", "") { Headers = { ["ETag"] = "\"7f\"", ["x-amz-version-id"] = "v1", ["x-amz-request-id"] = "R1" } });
        using var client = Client(stub);

        var response = await client.PutObjectAsync(
            new PutObjectRequest { BucketName = "shop-templates", Key = "a b/c+d.json", ContentBody = "{\"é\": 1}", ContentType = "application/json", ChecksumSHA256 = "told", ExpectedBucketOwner = "111111111111" },
            Cancellation);

        (response.ETag, response.VersionId, response.ResponseMetadata.RequestId).ShouldBe(("\"7f\"", "v1", "R1"));
        var sent = stub.Request;
        (sent.Method, sent.RawPath, sent.Body).ShouldBe(("PUT", "/shop-templates/a%20b/c%2Bd.json", "{\"é\": 1}"));
        sent.Headers["content-type"].ShouldBe("application/json");
        sent.Headers["x-amz-content-sha256"].ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("{\"é\": 1}"))));
        (sent.Headers["x-amz-checksum-sha256"], sent.Headers["x-amz-expected-bucket-owner"]).ShouldBe(("told", "111111111111"));

        var signature = SignatureV4.Of(sent);
        (signature.Service, signature.Region).ShouldBe(("s3", Clients.Region));
        signature.SignedHeaders.ShouldContain("x-amz-content-sha256");
        signature.Signature.ShouldBe(signature.Expected(sent with { Path = sent.RawPath }, Clients.SecretKey));
    }

    [Fact]
    public async Task A_refusal_without_a_wrapper_is_read()
    {
        await using var stub = await AwsStub.StartAsync(new Answer(404, "application/xml",
            "<?xml version=\"1.0\"?><Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message><BucketName>b</BucketName><RequestId>R2</RequestId></Error>"));
        using var client = Client(stub);

        var error = await Should.ThrowAsync<AmazonS3Exception>(() => client.PutObjectAsync(new PutObjectRequest { BucketName = "b-1", Key = "k" }, Cancellation));

        (error.ErrorCode, error.StatusCode, error.RequestId, error.Message).ShouldBe(("NoSuchBucket", HttpStatusCode.NotFound, "R2", "The specified bucket does not exist"));
    }

    [Fact]
    public async Task SlowDown_is_tried_again()
    {
        await using var stub = await AwsStub.StartAsync(
            new Answer(503, "application/xml", "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"), new Answer(200, "application/xml", ""));
        using var client = Client(stub);

        await client.PutObjectAsync(new PutObjectRequest { BucketName = "b-1", Key = "k", ContentBody = "x" }, Cancellation);

        stub.Requests.Select(request => request.Body).ShouldBe(["x", "x"]);
    }

    [Theory]
    [InlineData("shop-templates", "us-east-1", null, false, "https://shop-templates.s3.us-east-1.amazonaws.com")]
    [InlineData("shop-templates", "cn-north-1", null, false, "https://shop-templates.s3.cn-north-1.amazonaws.com.cn")]
    [InlineData("shop-templates", "us-east-1", null, true, "https://s3.us-east-1.amazonaws.com/shop-templates")]
    [InlineData("shop.templates", "us-east-1", null, false, "https://s3.us-east-1.amazonaws.com/shop.templates")]
    [InlineData("Shop_Templates", "us-east-1", null, false, "https://s3.us-east-1.amazonaws.com/Shop_Templates")]
    [InlineData("shop-templates", "us-east-1", "http://127.0.0.1:4566", false, "http://127.0.0.1:4566/shop-templates")]
    [InlineData("shop-templates", "us-east-1", "http://localhost:4566", true, "http://localhost:4566/shop-templates")]
    [InlineData("shop-templates", "us-east-1", "https://s3.example.com", false, "https://shop-templates.s3.example.com")]
    public void A_bucket_stands_in_the_host_name_where_it_can(string bucket, string region, string? serviceUrl, bool pathStyle, string expected) =>
        new AmazonS3Config().EndpointProvider
            .ResolveEndpoint(new EndpointParameters { ["Region"] = region, ["Endpoint"] = serviceUrl, ["Bucket"] = bucket, ["ForcePathStyle"] = pathStyle, ["UseFIPS"] = false, ["UseDualStack"] = false })
            .URL.ShouldBe(expected);

    private static AmazonS3Client Client(AwsStub stub) => new(Clients.AccessKey, Clients.SecretKey, Clients.Pointed(new AmazonS3Config(), stub));
}
