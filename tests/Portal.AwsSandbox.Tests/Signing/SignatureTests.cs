using System.IO.Compression;
using System.Net;
using System.Text;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Signing;

public sealed class SignatureTests(SharedSandbox shared)
{
    private readonly Client client = shared.Client();

    [Fact]
    public async Task A_wrong_secret_is_a_signature_that_does_not_match()
    {
        var impostor = new Client(client.Address, client.Region) { Key = new("sandbox", "wrong") };
        var error = await StackSteps.RefusedAsync(impostor.CallAsync("DescribeStacks"));
        (error.Status, error.Code).ShouldBe((403, "SignatureDoesNotMatch"));
    }

    [Fact]
    public async Task An_unknown_key_is_an_invalid_token_id()
    {
        var stranger = new Client(client.Address, client.Region) { Key = new("AKIANOBODY", "x") };
        var error = await StackSteps.RefusedAsync(stranger.CallAsync("DescribeStacks"));
        (error.Status, error.Code).ShouldBe((403, "InvalidClientTokenId"));
    }

    [Fact]
    public async Task A_request_without_a_signature_is_missing_its_token()
    {
        using var request = Post("Action=DescribeStacks&Version=2010-05-15");
        var (status, body) = await Client.SendAsync(request);
        status.ShouldBe(HttpStatusCode.Forbidden);
        body.Element("Error")!.Element("Code")!.Value.ShouldBe("MissingAuthenticationToken");
    }

    [Theory]
    [InlineData(-20, "Signature expired: ")]
    [InlineData(20, "Signature not yet current: ")]
    public async Task A_clock_that_is_off_by_more_than_a_quarter_hour_is_refused(int minutes, string start)
    {
        using var request = Post("Action=DescribeStacks&Version=2010-05-15");
        await Signer.SignAsync(request, client.Key, "cloudformation", client.Region, TimeProvider.System.GetUtcNow().AddMinutes(minutes));
        var (status, body) = await Client.SendAsync(request);
        status.ShouldBe(HttpStatusCode.Forbidden);
        body.Element("Error")!.Element("Code")!.Value.ShouldBe("SignatureDoesNotMatch");
        body.Element("Error")!.Element("Message")!.Value.ShouldStartWith(start);
    }

    [Fact]
    public async Task A_body_changed_after_signing_is_refused()
    {
        using var request = Post("Action=DescribeStacks&Version=2010-05-15");
        await Signer.SignAsync(request, client.Key, "cloudformation", client.Region);
        request.Content = new StringContent("Action=ListStacks&Version=2010-05-15");
        var (_, body) = await Client.SendAsync(request);
        body.Element("Error")!.Element("Code")!.Value.ShouldBe("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_region_that_is_none_is_refused()
    {
        var nowhere = new Client(client.Address, "..");
        var error = await StackSteps.RefusedAsync(nowhere.CallAsync("DescribeStacks"));
        error.Code.ShouldBe("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task An_unknown_action_is_an_invalid_action()
    {
        var error = await StackSteps.RefusedAsync(client.CallAsync("MakeCoffee"));
        (error.Status, error.Code, error.Said).ShouldBe((400, "InvalidAction", "Could not find operation MakeCoffee for version 2010-05-15"));
    }

    [Fact]
    public async Task A_service_that_is_not_simulated_has_no_actions()
    {
        var error = await StackSteps.RefusedAsync(client.CallAsync("textract", "2018-06-27", "Read"));
        error.Code.ShouldBe("InvalidAction");
    }

    [Fact]
    public async Task A_get_request_is_a_call_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.Address, "/?Action=GetCallerIdentity&Version=2011-06-15"));
        await Signer.SignAsync(request, client.Key, "sts", client.Region);
        var (status, body) = await Client.SendAsync(request);
        status.ShouldBe(HttpStatusCode.OK);
        body.Element("GetCallerIdentityResult")!.Element("Account")!.Value.ShouldBe("111111111111");
    }

    [Fact]
    public async Task A_compressed_body_is_read_and_its_signature_covers_the_compressed_bytes()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            await gzip.WriteAsync(Encoding.ASCII.GetBytes("Action=GetCallerIdentity&Version=2011-06-15"), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, client.Address) { Content = new ByteArrayContent(packed.ToArray()) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Content.Headers.ContentEncoding.Add("gzip");
        await Signer.SignAsync(request, client.Key, "sts", client.Region);
        (await Client.SendAsync(request)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Accounts_and_regions_see_only_their_own_stacks()
    {
        await client.CreateAsync("mine", StackSteps.OneBucket);
        var neighbour = new Client(client.Address, client.Region) { Key = new("sandbox-2", "sandbox-2-secret") };
        (await neighbour.CallAsync("DescribeStacks")).Element("Stacks")!.Elements().ShouldBeEmpty();
        (await shared.Client().CallAsync("DescribeStacks")).Element("Stacks")!.Elements().ShouldBeEmpty();
        (await client.DescribeAsync("mine")).Element("StackId")!.Value.ShouldContain($":{client.Region}:111111111111:stack/mine/");
    }

    private HttpRequestMessage Post(string form) => new(HttpMethod.Post, client.Address)
    {
        Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
    };
}
