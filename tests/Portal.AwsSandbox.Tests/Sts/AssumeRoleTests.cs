using System.Xml.Linq;
using Portal.AwsSandbox.Tests.Harness;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Tests.Sts;

public sealed class AssumeRoleTests(SharedSandbox shared)
{
    private const string Role = "arn:aws:iam::222222222222:role/portal";

    private readonly Client client = shared.Client();

    [Fact]
    public async Task An_assumed_role_acts_in_its_own_account_under_its_own_name()
    {
        var assumed = As(await AssumeAsync(("RoleArn", Role)));
        var identity = await assumed.CallAsync("sts", "2011-06-15", "GetCallerIdentity");
        identity.Element("Account")!.Value.ShouldBe("222222222222");
        identity.Element("Arn")!.Value.ShouldBe("arn:aws:sts::222222222222:assumed-role/portal/test");
        (await assumed.CallAsync("DescribeStacks")).Element("Stacks")!.Elements().ShouldBeEmpty();
    }

    [Fact]
    public async Task Temporary_credentials_without_their_session_token_are_nobody()
    {
        var assumed = As(await AssumeAsync(("RoleArn", Role)));
        var bare = new Client(client.Address, client.Region) { Key = assumed.Key with { Token = null } };
        (await StackSteps.RefusedAsync(bare.CallAsync("DescribeStacks"))).Code.ShouldBe("InvalidClientTokenId");
    }

    [Fact]
    public async Task A_session_token_is_good_only_with_the_key_it_came_with()
    {
        var assumed = As(await AssumeAsync(("RoleArn", Role)));
        var other = new Client(client.Address, client.Region) { Key = assumed.Key with { Id = "ASIASOMEBODYELSE0000" } };
        (await StackSteps.RefusedAsync(other.CallAsync("DescribeStacks"))).Code.ShouldBe("InvalidClientTokenId");
    }

    [Fact]
    public async Task A_session_token_that_was_tampered_with_is_nobody()
    {
        var assumed = As(await AssumeAsync(("RoleArn", Role)));
        var forged = new Client(client.Address, client.Region) { Key = assumed.Key with { Token = "A" + assumed.Key.Token![1..] } };
        (await StackSteps.RefusedAsync(forged.CallAsync("DescribeStacks"))).Code.ShouldBe("InvalidClientTokenId");
    }

    [Fact]
    public async Task A_role_that_asks_for_an_external_id_admits_nobody_without_it()
    {
        var role = $"arn:aws:iam::222222222222:role/guarded-{client.Region}";
        await client.ControlAsync(HttpMethod.Post, "roles", new { roleArn = role, externalId = "between-us" });
        var error = await StackSteps.RefusedAsync(AssumeAsync(("RoleArn", role)));
        (error.Status, error.Code).ShouldBe((403, "AccessDenied"));
        error.Said.ShouldContain("sts:AssumeRole");
        await AssumeAsync(("RoleArn", role), ("ExternalId", "between-us"));
    }

    [Fact]
    public async Task A_session_is_at_least_a_quarter_hour()
    {
        var error = await StackSteps.RefusedAsync(AssumeAsync(("RoleArn", Role), ("DurationSeconds", "60")));
        error.Code.ShouldBe("ValidationError");
        error.Said.ShouldContain("durationSeconds");
    }

    [Fact]
    public void Credentials_past_their_end_are_expired()
    {
        var time = new ManualTime();
        var keyring = new Keyring([], new byte[32]);
        var issued = keyring.Issue(new Caller("222222222222", Role, "id", ""), time.GetUtcNow().AddMinutes(15));
        var authentication = new Authentication(keyring, time);
        time.Forward(TimeSpan.FromMinutes(14));
        Verify(authentication, issued, time).Arn.ShouldBe(Role);
        time.Forward(TimeSpan.FromMinutes(2));
        Should.Throw<AwsException>(() => Verify(authentication, issued, time)).Code.ShouldBe("ExpiredToken");
    }

    private static Caller Verify(Authentication authentication, TemporaryCredentials issued, ManualTime time)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'");
        var claim = new SignatureClaim(issued.AccessKeyId, stamp[..8], "us-east-1", "sts", ["host"], "", stamp, issued.SessionToken, null);
        var parts = new SignedParts("POST", "/", [], _ => ["x"], "");
        return authentication.Verify(claim with { Signature = SignatureV4.Sign(issued.Secret, claim, SignatureV4.CanonicalRequest(parts, claim)) }, parts);
    }

    private Task<XElement> AssumeAsync(params (string, string)[] input) =>
        client.CallAsync("sts", "2011-06-15", "AssumeRole", [("RoleSessionName", "test"), .. input]);

    private Client As(XElement assumed)
    {
        var credentials = assumed.Element("Credentials")!;
        return new Client(client.Address, client.Region)
        {
            Key = new(credentials.Element("AccessKeyId")!.Value, credentials.Element("SecretAccessKey")!.Value, credentials.Element("SessionToken")!.Value),
        };
    }
}
