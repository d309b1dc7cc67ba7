using System.Net;
using Portal.AwsClients.Tests.Moto;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

/// <summary>The line against an emulator of other people's making, which refuses every call that is not rightly signed.</summary>
public sealed class MotoTests : IAsyncDisposable
{
    private readonly MotoServer _moto = new();
    private RunningPortal? _portal;

    [Fact]
    public async Task A_notice_board_is_built_and_deleted()
    {
        await _moto.InitializeAsync();
        if (_moto.Credentials is not { } credentials)
        {
            Assert.Skip("skipped: moto_server not installed");
            return;
        }
        var key = await credentials.GetCredentialsAsync();
        var place = new AwsPlace(_moto.Url, "123456789012", key.AccessKey, key.SecretKey);
        await CallsThatAreNotRightlySignedAreRefusedAsync(place);
        _portal = await RunningPortal.StartAsync(place);
        var engineer = _portal.Engineer;

        var name = Line.NewName();
        var done = await _portal.CarryOutAsync(engineer, _portal.NoticeBoard(name));
        var environment = await engineer.EnvironmentAsync(done["environment"], "ready");
        environment.Json["outputs"]!["QueueUrl"]!.GetValue<string>().ShouldContain("123456789012");
        (await place.StacksAsync(name, TestContext.Current.CancellationToken)).ShouldHaveSingleItem().StackStatus.Value.ShouldBe("CREATE_COMPLETE");

        var deleted = await _portal.CarryOutAsync(engineer, new { kind = "delete", environment = environment.Id });
        await engineer.EnvironmentAsync(deleted["environment"], "deleted");
        (await place.StacksAsync(name, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
        await _moto.DisposeAsync();
    }

    private static async Task CallsThatAreNotRightlySignedAreRefusedAsync(AwsPlace place) =>
        (await Should.ThrowAsync<Amazon.Runtime.AmazonServiceException>(() => (place with { Secret = "another" }).StacksAsync("any", TestContext.Current.CancellationToken)))
            .ErrorCode.ShouldBe("SignatureDoesNotMatch");
}
