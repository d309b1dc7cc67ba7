using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Telemetry;

/// <summary>A portal that tells a collector everything, in two accounts of the sandbox, with one environment that it made.</summary>
public sealed class ObservedPortal : IAsyncLifetime
{
    public const string SecondAccount = "222222222222";

    public RunningSandbox Sandbox { get; private set; } = null!;

    public OtlpReceiver Receiver { get; private set; } = null!;

    public RunningPortal Portal { get; private set; } = null!;

    /// <summary>The request, done.</summary>
    public Answer Request { get; private set; } = null!;

    public string Environment { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Sandbox = await RunningSandbox.StartAsync(1000);
        Receiver = await OtlpReceiver.StartAsync();
        Portal = await RunningPortal.StartAsync(Sandbox.Place, new Dictionary<string, string>
        {
            ["Portal__Telemetry__Otlp"] = Receiver.Address,
            ["Portal__Telemetry__Protocol"] = "http/protobuf",
            ["Portal__Telemetry__LogFormat"] = "json",
            ["Portal__Aws__CheckEverySeconds"] = "1",
            ["Portal__Aws__Accounts__1__Id"] = SecondAccount,
            ["Portal__Aws__Accounts__1__Title"] = "Other",
            ["Portal__Aws__Accounts__1__Regions__0"] = AwsPlace.Region,
            ["Portal__Aws__Accounts__1__RoleArn"] = $"arn:aws:iam::{SecondAccount}:role/portal",
        });
        Request = await Portal.CarryOutAsync(Portal.Engineer, Portal.NoticeBoard(Line.NewName()));
        Environment = (await Portal.Engineer.EnvironmentAsync(Request["environment"], "ready")).Id;
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Receiver.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
