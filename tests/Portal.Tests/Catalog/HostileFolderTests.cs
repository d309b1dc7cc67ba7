using Portal.Catalog;
using Portal.CloudFormation.Pricing;
using Portal.Tests.Harness;
using Portal.Tests.Requests;

namespace Portal.Tests.Catalog;

/// <summary>Whatever lies in the templates folder: reading it ends, says what is wrong and where, and takes nothing off the offer.</summary>
public sealed class HostileFolderTests(SharedCluster cluster) : IDisposable
{
    /// <summary>Far above what any of them takes: only a hang reaches it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _templates = Solution.NewFolder();

    public void Dispose() => Directory.Delete(_templates, recursive: true);

    public static TheoryData<string> Names => [.. HostileFolders.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_hostile_folder_is_refused_with_place_and_reason(string name)
    {
        var folder = HostileFolders.Make(_templates, name);

        var faults = await FaultsAsync(folder);

        faults.ShouldNotBeEmpty();
        faults.ShouldAllBe(fault => fault.Length > 10);
        // Some of them stand nowhere in the text; where one does, its place is told.
        faults.ShouldContain(fault => fault.StartsWith("1:", StringComparison.Ordinal) || char.IsAsciiDigit(fault[0]) || fault.Contains("has no default", StringComparison.Ordinal) || fault.Contains("There is no file", StringComparison.Ordinal) || fault.Contains("could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hostile_folders_take_nothing_off_the_offer()
    {
        Solution.CopyProducts(_templates);
        await using var portal = await StoredPortal.OpenAsync(cluster, ("TemplatesFolder", _templates));
        var shelf = portal.Get<ProductShelf>();
        await shelf.ReadAllAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        var before = shelf.Products.Select(shelved => shelved.Product.Hash).ToList();

        foreach (var name in HostileFolders.All.Keys) HostileFolders.Make(_templates, name);
        foreach (var name in new[] { "one", "two" }) Directory.CreateSymbolicLink(Path.Combine(_templates, name), _templates);
        foreach (var product in before.Count == 0 ? [] : new[] { "three-tier", "static-site", "notice-board" })
            await File.WriteAllTextAsync(Path.Combine(_templates, product, "template.yaml"), new string('[', 100_000), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_templates, "prices", "us-east-1.yaml"), "items: &a [*a]", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_templates, "policies", "budget.yaml"), "\0", TestContext.Current.CancellationToken);
        await shelf.ReadAllAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        shelf.Products.Select(shelved => shelved.Product.Hash).ShouldBe(before);
        shelf.Faults.Select(fault => fault.Folder).Distinct().Count().ShouldBe(HostileFolders.All.Count + 3);
        portal.Get<PriceShelf>().Find("us-east-1").ShouldNotBeNull();
        portal.Get<PriceShelf>().Faults.ShouldNotBeEmpty();
        portal.Get<Portal.Catalog.Policies.PolicyShelf>().Current.Rules.ShouldNotBeEmpty();
        portal.Get<Portal.Catalog.Policies.PolicyShelf>().Faults.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void A_mutated_description_is_read_or_refused_with_a_place(int seed)
    {
        var folder = Path.Combine(Shelf.Templates, "three-tier");
        var files = Directory.GetFiles(folder).Where(file => Path.GetExtension(file) is ".yaml" or ".json").ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        var mutate = new Mutation(seed);
        for (var round = 0; round < 150; round++)
        {
            var reading = ReadProductFolder.From("three-tier", new Dictionary<string, string>(files) { ["product.yaml"] = mutate.Of(files["product.yaml"]) });

            if (reading.Shelved is null) reading.Faults.ShouldNotBeEmpty();
            reading.Faults.ShouldAllBe(fault => fault.Message.Length > 0);
        }
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void A_mutated_price_book_is_refused_or_prices_without_overflow(int seed)
    {
        var text = File.ReadAllText(Path.Combine(Shelf.Templates, "prices", "us-east-1.yaml"));
        var mutate = new Mutation(seed);
        for (var round = 0; round < 100; round++)
        {
            var (book, faults) = PriceBookYaml.Read("us-east-1", mutate.Of(text));

            faults.ShouldAllBe(fault => fault.Message.Length > 0);
            (book is null).ShouldBe(faults.Count > 0);
            book?.Items.ShouldAllBe(item => item.Price >= 0 && item.Price <= 1_000_000);
        }
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(string folder)
    {
        try
        {
            var reading = await Task.Run(() => ReadProductFolder.FromDiskAsync(folder, TestContext.Current.CancellationToken)).WaitAsync(Patience, TestContext.Current.CancellationToken);
            reading.Shelved.ShouldBeNull();
            return [.. reading.Faults.Select(fault => $"{fault.Line}:{fault.Column} {fault.Message}")];
        }
        catch (IOException fault)
        {
            // The shelf tells it in such words.
            return [$"Its files could not be read: {fault.Message}"];
        }
    }
}
