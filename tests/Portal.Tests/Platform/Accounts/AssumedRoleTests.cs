using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Portal.Platform.Aws;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Accounts;

/// <summary>Against the sandbox, which counts who was asked for what.</summary>
public sealed class AssumedRoleTests : IAsyncLifetime
{
    private const string Role = "arn:aws:iam::222222222222:role/portal";

    private readonly Lapses clock = new();
    private RunningSandbox sandbox = null!;

    public async ValueTask InitializeAsync() => sandbox = await RunningSandbox.StartAsync(1000);

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task A_role_is_assumed_once_for_all_who_ask()
    {
        using var role = Assumed();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => role.EnsureAsync(TestContext.Current.CancellationToken)));
        (await AskedAsync()).ShouldBe(1);
        role.Credentials.GetCredentials().Token.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task It_is_assumed_again_five_minutes_before_its_credentials_end()
    {
        using var role = Assumed();
        await role.EnsureAsync(TestContext.Current.CancellationToken);
        var first = role.Credentials.GetCredentials().AccessKey;

        clock.Go(AssumedRole.Lifetime - AssumedRole.RenewedBefore - TimeSpan.FromSeconds(1));
        await role.EnsureAsync(TestContext.Current.CancellationToken);
        (await AskedAsync()).ShouldBe(1);

        clock.Go(TimeSpan.FromSeconds(1));
        await role.EnsureAsync(TestContext.Current.CancellationToken);
        (await AskedAsync()).ShouldBe(2);
        role.Credentials.GetCredentials().AccessKey.ShouldNotBe(first);
    }

    [Fact]
    public async Task Credentials_that_AWS_calls_expired_are_asked_for_again()
    {
        using var role = Assumed();
        await role.EnsureAsync(TestContext.Current.CancellationToken);
        role.Forget();
        await role.EnsureAsync(TestContext.Current.CancellationToken);
        (await AskedAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_refusal_is_remembered_for_a_moment_and_then_asked_about_again()
    {
        await sandbox.ControlAsync(HttpMethod.Post, "denials", new { action = "sts:AssumeRole" });
        using var role = Assumed();
        (await RefusalAsync(role)).ShouldContain("sts:AssumeRole");
        await sandbox.ControlAsync(HttpMethod.Delete, "denials", new { });

        (await RefusalAsync(role)).ShouldContain("sts:AssumeRole");
        clock.Go(AssumedRole.RefusalHolds);
        await role.EnsureAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_external_id_is_sent()
    {
        await sandbox.ControlAsync(HttpMethod.Post, "roles", new { roleArn = Role, externalId = "portal-1" });
        using var without = Assumed();
        (await RefusalAsync(without)).ShouldContain("not authorized");
        using var with = Assumed("portal-1");
        await with.EnsureAsync(TestContext.Current.CancellationToken);
    }

    private AssumedRole Assumed(string? externalId = null) => new(Role, externalId, new AmazonSecurityTokenServiceClient(
        new BasicAWSCredentials(sandbox.Place.AccessKey, sandbox.Place.Secret),
        new AmazonSecurityTokenServiceConfig { ServiceURL = sandbox.Place.Url, AuthenticationRegion = AwsPlace.Region, MaxErrorRetry = 0 }), clock);

    private static async Task<string> RefusalAsync(AssumedRole role) =>
        (await Should.ThrowAsync<AwsFaultException>(() => role.EnsureAsync(TestContext.Current.CancellationToken))).Fault.ShouldBeOfType<AwsFault.AccessDenied>().Sentence;

    private async Task<int> AskedAsync() => JsonNode.Parse(await sandbox.ReadAsync("state"))!["calls"]!.AsArray()
        .Where(call => call!["action"]!.GetValue<string>() == "sts:AssumeRole").Sum(call => call!["calls"]!.GetValue<int>());

    /// <summary>Lapses that go on only when a test says so.</summary>
    private sealed class Lapses : TimeProvider
    {
        private TimeSpan gone;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => gone.Ticks;

        public void Go(TimeSpan lapse) => gone += lapse;
    }
}
