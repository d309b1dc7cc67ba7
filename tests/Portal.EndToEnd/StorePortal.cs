using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>A portal that offers the store beside the usual products, on a fast sandbox of its own.</summary>
public sealed class StorePortal : IAsyncLifetime
{
    public RunningSandbox Sandbox { get; private set; } = null!;

    public RunningPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await RunningSandbox.StartAsync(1000);
        Portal = await RunningPortal.StartAsync(Sandbox.Place, addProducts: folder => Copy(Path.Combine(Solution.Root, "tests", "Portal.EndToEnd", "Products", "store"), Path.Combine(folder, "store")));
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    /// <summary>An environment of the product that stands.</summary>
    public async Task<Answer> StandAsync(string name, string product)
    {
        var body = Portal.NoticeBoard(name).With("product", product);
        var done = await Portal.CarryOutAsync(Portal.Engineer, product == "notice-board" ? body : body.With("inputs", new Dictionary<string, string>()));
        return await Portal.Engineer.EnvironmentAsync(done["environment"], "ready");
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
