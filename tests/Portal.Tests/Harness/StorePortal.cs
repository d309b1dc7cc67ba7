namespace Portal.Tests.Harness;

/// <summary>A portal that offers the store beside the usual products, on a fast sandbox of its own.</summary>
public sealed class StorePortal : IAsyncLifetime
{
    public RunningSandbox Sandbox { get; private set; } = null!;

    public RunningPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await RunningSandbox.StartAsync(1000);
        Portal = await RunningPortal.StartAsync(Sandbox.Place, addProducts: folder => CopyStore(Path.Combine(folder, "store")));
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

    /// <summary>The store once more, under a name of its own, for a test that makes new versions of it.</summary>
    public async Task AddStoreAsync(string product)
    {
        // Written elsewhere and moved in one go, so that no half of it is read.
        var (made, folder) = (Solution.NewFolder(), Path.Combine(Portal.Templates, product));
        CopyStore(Path.Combine(made, product));
        var file = Path.Combine(made, product, "product.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("product: store", $"product: {product}", StringComparison.Ordinal));
        Directory.Move(Path.Combine(made, product), folder);
        Directory.Delete(made);
        await Patience.UntilAsync(async () => (await Portal.Engineer.GetAsync($"/products/{product}")).Status == 200, () => Portal.Log);
    }

    private static void CopyStore(string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Solution.Root, "tests", "Portal.EndToEnd", "Products", "store"))) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
