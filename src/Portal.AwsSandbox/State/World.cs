using System.Collections.Concurrent;

namespace Portal.AwsSandbox.State;

/// <summary>Every account and region, opened when first asked for; those that hold something are opened at the start.</summary>
public sealed class World : IDisposable
{
    private readonly ConcurrentDictionary<(string Account, string Region), Lazy<Region>> regions = new();
    private readonly SimulatedClock clock;
    private readonly string folder;
    private readonly long longJournal;
    private readonly string seedFile;
    private readonly string? fixedSeed;

    /// <param name="seed">For a world that holds nothing yet; null draws one. A world that holds something keeps its own.</param>
    public World(SimulatedClock clock, string folder, long longJournal = 256 * 1024 * 1024, string? seed = null)
    {
        (this.clock, this.folder, this.longJournal) = (clock, Path.Combine(folder, "regions"), longJournal);
        (seedFile, fixedSeed) = (Path.Combine(folder, "seed"), seed);
        Directory.CreateDirectory(this.folder);
        if (seed is null || Directory.EnumerateDirectories(this.folder).Any())
            seed = File.Exists(seedFile) ? File.ReadAllText(seedFile) : seed;
        Seed = Keep(seed);
        foreach (var account in Directory.EnumerateDirectories(this.folder))
            foreach (var region in Directory.EnumerateDirectories(account))
                Region(Path.GetFileName(account), Path.GetFileName(region));
    }

    /// <summary>The same seed and the same calls at the same times make the same world.</summary>
    public string Seed { get; private set; }

    public SimulatedClock Clock => clock;

    public RaisedQuotas Quotas { get; } = new();

    /// <summary>True while no region holds a stack, or anything that one left.</summary>
    public bool IsEmpty => Regions.All(region => region.Read(_ => !region.Stacks.Any() && region.Past.IsEmpty));

    public IEnumerable<Region> Regions => regions.Values.Select(lazy => lazy.Value).OrderBy(r => (r.Account, r.Name));

    /// <summary>Regions that were opened; what the pump looks after.</summary>
    public Region Region(string account, string region) => regions.GetOrAdd((account, region), key =>
        new Lazy<Region>(() => new Region(key.Account, key.Region, clock, Seed, Path.Combine(folder, key.Account, key.Region), longJournal))).Value;

    /// <summary>Forgets everything; what is shown is real time again. Calls under way may still fail on what is gone.</summary>
    /// <param name="seed">Of the world that begins; null takes the one this process was given, or draws one.</param>
    public void Reset(string? seed = null)
    {
        foreach (var key in regions.Keys)
            if (regions.TryRemove(key, out var region)) region.Value.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        Seed = Keep(seed ?? fixedSeed);
        Quotas.Clear();
        clock.ShowRealTime();
    }

    private string Keep(string? seed)
    {
        seed ??= Guid.NewGuid().ToString("N")[..12];
        DurableFile.Replace(seedFile, System.Text.Encoding.UTF8.GetBytes(seed));
        return seed;
    }

    public void Dispose()
    {
        foreach (var region in regions.Values) region.Value.Dispose();
    }
}
