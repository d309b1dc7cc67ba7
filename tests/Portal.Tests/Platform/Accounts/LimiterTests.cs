using Amazon.CloudFormation;
using Amazon.S3;
using Microsoft.Extensions.Options;
using Portal.Platform;
using Portal.Platform.Aws;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Accounts;

public sealed class LimiterTests
{
    // More than may wait in one place: some of them are refused at once, whatever the time.
    private const int TooMany = 2100;

    [Fact]
    public async Task A_place_that_is_asked_too_much_holds_up_no_other_place()
    {
        OwnKeys.Use();
        var tally = new CallTally(TimeProvider.System);
        using var accounts = new AwsAccounts(Options.Create(new PortalSettings
        {
            Aws = new AwsSettings { CallsPerSecond = 1, Endpoint = "http://127.0.0.1:1", Accounts = [new() { Id = "111111111111", Regions = ["us-east-1", "eu-west-1"] }, new() { Id = "222222222222", Regions = ["us-east-1"] }] },
        }), tally, TimeProvider.System);
        using var stop = new CancellationTokenSource();

        // Whatever service is called, the limiter is the place's.
        var calls = Enumerable.Range(0, TooMany).Select(n => n % 2 == 0
            ? accounts.CallAsync<IAmazonCloudFormation, int>("111111111111", "us-east-1", "cloudformation:Any", (_, _) => Task.FromResult(n), stop.Token)
            : accounts.CallAsync<IAmazonS3, int>("111111111111", "us-east-1", "s3:Any", (_, _) => Task.FromResult(n), stop.Token)).ToList();

        (await accounts.CallAsync<IAmazonCloudFormation, int>("111111111111", "eu-west-1", "cloudformation:Any", (_, _) => Task.FromResult(1), CancellationToken.None)).ShouldBe(1);
        (await accounts.CallAsync<IAmazonCloudFormation, int>("222222222222", "us-east-1", "cloudformation:Any", (_, _) => Task.FromResult(2), CancellationToken.None)).ShouldBe(2);
        calls.ShouldContain(call => !call.IsCompleted);
        calls.Where(call => call.IsFaulted).ShouldAllBe(call => call.Exception!.InnerException is AwsFaultException && ((AwsFaultException)call.Exception.InnerException!).Fault is AwsFault.Throttled);
        calls.ShouldContain(call => call.IsFaulted);
        tally.Take("222222222222", "us-east-1").Calls.ShouldBe(1);

        await stop.CancelAsync();
        await Task.WhenAll(calls).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
