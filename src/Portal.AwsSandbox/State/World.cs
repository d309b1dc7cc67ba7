using System.Collections.Concurrent;

namespace Portal.AwsSandbox.State;

/// <summary>Every account and region, opened when first asked for; those that hold something are opened at the start.</summary>
public sealed class World : IDisposable
{
    private readonly ConcurrentDictionary<(string Account, string Region), Lazy<Region>> regions = new();
    private readonly SimulatedClock clock;
    private readonly string folder;
    private readonly long longJournal;

    public World(SimulatedClock clock, string folder, long longJournal = 256 * 1024 * 1024, string seed = Settings.DefaultSeed)
    {
        Seed = seed;
        (this.clock, this.folder, this.longJournal) = (clock, Path.Combine(folder, "regions"), longJournal);
        Directory.CreateDirectory(this.folder);
        foreach (var account in Directory.EnumerateDirectories(this.folder))
            foreach (var region in Directory.EnumerateDirectories(account))
                Region(Path.GetFileName(account), Path.GetFileName(region));
    }

    public string Seed { get; }

    public IEnumerable<Region> Regions => regions.Values.Select(lazy => lazy.Value).OrderBy(r => (r.Account, r.Name));

    /// <summary>Regions that were opened; what the pump looks after.</summary>
    public Region Region(string account, string region) => regions.GetOrAdd((account, region), key =>
        new Lazy<Region>(() => new Region(key.Account, key.Region, clock, Path.Combine(folder, key.Account, key.Region), longJournal) { Seed = Seed })).Value;

    /// <summary>Forgets everything. Calls under way may still fail on what is gone.</summary>
    public void Reset()
    {
        foreach (var key in regions.Keys)
            if (regions.TryRemove(key, out var region)) region.Value.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
    }

    public void Dispose()
    {
        foreach (var region in regions.Values) region.Value.Dispose();
    }
}
