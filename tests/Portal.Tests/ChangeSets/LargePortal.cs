using Portal.Tests.Harness;

namespace Portal.Tests.ChangeSets;

/// <summary>A portal with a product whose template is too large for a call. It has a bucket for it in us-east-1, and in eu-west-1 the name of one.</summary>
public sealed class LargePortal : IAsyncLifetime
{
    public const string Bucket = $"templates-{AwsPlace.Region}";

    public RunningSandbox Sandbox { get; private set; } = null!;
    public RunningPortal Portal { get; private set; } = null!;

    public static Task<RunningPortal> StartAsync(AwsPlace place, string bucket) =>
        RunningPortal.StartAsync(place, new Dictionary<string, string> { ["Portal__Aws__Accounts__0__TemplateBucket"] = bucket }, templates => LargeProduct.WriteTo(templates));

    public async ValueTask InitializeAsync()
    {
        Sandbox = await RunningSandbox.StartAsync(1000);
        await Sandbox.ControlAsync(HttpMethod.Put, $"buckets/{Bucket}/readme?account={Sandbox.Place.Account}&region={AwsPlace.Region}", "made");
        Portal = await StartAsync(Sandbox.Place, "templates-${region}");
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
