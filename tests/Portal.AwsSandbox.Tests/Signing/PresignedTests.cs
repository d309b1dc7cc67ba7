using System.Globalization;
using System.Net;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Signing;

/// <summary>A signature in the query, as for a link that is handed on.</summary>
public sealed class PresignedTests(SharedSandbox shared)
{
    private readonly Client client = shared.Client();

    [Fact]
    public async Task A_presigned_link_is_a_call_of_whoever_signed_it()
    {
        var (status, body) = await GetAsync("sandbox-secret", TimeProvider.System.GetUtcNow());
        status.ShouldBe(HttpStatusCode.OK);
        body.Element("GetCallerIdentityResult")!.Element("Account")!.Value.ShouldBe("111111111111");
    }

    [Fact]
    public async Task A_presigned_link_signed_with_another_secret_does_not_match()
    {
        var (status, body) = await GetAsync("wrong", TimeProvider.System.GetUtcNow());
        (status, body.Element("Error")!.Element("Code")!.Value).ShouldBe((HttpStatusCode.Forbidden, "SignatureDoesNotMatch"));
    }

    [Fact]
    public async Task A_presigned_link_past_its_time_has_expired()
    {
        var (_, body) = await GetAsync("sandbox-secret", TimeProvider.System.GetUtcNow().AddMinutes(-2));
        (body.Element("Error")!.Element("Code")!.Value, body.Element("Error")!.Element("Message")!.Value).ShouldBe(("RequestExpired", "Request has expired."));
    }

    private async Task<(HttpStatusCode Status, System.Xml.Linq.XElement Body)> GetAsync(string secret, DateTimeOffset at)
    {
        var stamp = at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{stamp[..8]}/{client.Region}/sts/aws4_request";
        var link = new Uri(client.Address, "/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Algorithm=AWS4-HMAC-SHA256" +
            $"&X-Amz-Credential={Uri.EscapeDataString($"sandbox/{scope}")}&X-Amz-Date={stamp}&X-Amz-Expires=60&X-Amz-SignedHeaders=host");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{link}&X-Amz-Signature={Signer.QuerySignature(link, secret, scope, stamp)}");
        return await Client.SendAsync(request);
    }
}
