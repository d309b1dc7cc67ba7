using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Portal.AwsClients.Tests.Wire;

/// <summary>STS is the official package; these say that it can be pointed at our endpoint and feeds our clients.</summary>
public class SecurityTokenTests
{
    [Fact]
    public async Task GetCallerIdentity_goes_to_the_service_url()
    {
        await using var stub = await AwsStub.StartAsync(Result("GetCallerIdentity", """
            <Arn>arn:aws:iam::123456789012:user/portal</Arn><UserId>AIDAEXAMPLE</UserId><Account>123456789012</Account>
            """));
        using var client = Client(stub);

        var identity = await client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), TestContext.Current.CancellationToken);

        identity.Account.ShouldBe("123456789012");
        identity.Arn.ShouldBe("arn:aws:iam::123456789012:user/portal");
        stub.Request.Form["Action"].ShouldBe("GetCallerIdentity");
        var signature = SignatureV4.Of(stub.Request);
        (signature.Region, signature.Service).ShouldBe((Clients.Region, "sts"));
        signature.Signature.ShouldBe(signature.Expected(stub.Request, Clients.SecretKey));
    }

    [Fact]
    public async Task Credentials_of_an_assumed_role_sign_requests_of_our_clients()
    {
        await using var sts = await AwsStub.StartAsync(Result("AssumeRole", """
            <Credentials>
              <AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>role secret</SecretAccessKey>
              <SessionToken>role token</SessionToken><Expiration>2026-03-01T13:00:00Z</Expiration>
            </Credentials>
            <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/portal/review</Arn><AssumedRoleId>AROAEXAMPLE:review</AssumedRoleId></AssumedRoleUser>
            """));
        await using var cloudFormation = await AwsStub.StartAsync(Answer.Result("DescribeStacks", ""));
        using var securityToken = Client(sts);

        var assumed = await securityToken.AssumeRoleAsync(
            new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/portal", RoleSessionName = "review", ExternalId = "portal" },
            TestContext.Current.CancellationToken);
        using var client = Clients.CloudFormation(cloudFormation, assumed.Credentials);
        await client.DescribeStacksAsync(TestContext.Current.CancellationToken);

        sts.Request.Form["RoleArn"].ShouldBe("arn:aws:iam::123456789012:role/portal");
        assumed.Credentials.Expiration!.Value.ToUniversalTime().ShouldBe(new DateTime(2026, 3, 1, 13, 0, 0, DateTimeKind.Utc));
        cloudFormation.Request.Headers["x-amz-security-token"].ShouldBe("role token");
        var signature = SignatureV4.Of(cloudFormation.Request);
        signature.AccessKey.ShouldBe("ASIAEXAMPLE");
        signature.Signature.ShouldBe(signature.Expected(cloudFormation.Request, "role secret"));
    }

    private static AmazonSecurityTokenServiceClient Client(AwsStub stub) =>
        new(Clients.AccessKey, Clients.SecretKey, Clients.Pointed(new AmazonSecurityTokenServiceConfig(), stub));

    private static Answer Result(string operation, string inner)
    {
        var answer = Answer.Result(operation, inner);
        return answer with { Body = answer.Body.Replace("http://cloudformation.amazonaws.com/doc/2010-05-15/", "https://sts.amazonaws.com/doc/2011-06-15/") };
    }
}
