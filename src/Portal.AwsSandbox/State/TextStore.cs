using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.State;

/// <summary>Texts by their hash: templates and properties are the same many times over and are kept once.</summary>
public sealed class TextStore
{
    private readonly Dictionary<string, string> texts = [];
    private readonly List<string> fresh = [];
    private readonly Dictionary<string, Value> read = [];

    public string this[string hash] => texts[hash];

    /// <summary>A text that is JSON, read; what is asked for again and again is read once.</summary>
    public Value Json(string hash)
    {
        if (read.TryGetValue(hash, out var known)) return known;
        if (read.Count >= 20_000) read.Clear();
        return read[hash] = Value.FromJson(texts[hash]);
    }

    public string Put(string text)
    {
        var hash = Hash.Of(text);
        if (texts.TryAdd(hash, text)) fresh.Add(hash);
        return hash;
    }

    internal void Load(IReadOnlyDictionary<string, string> some)
    {
        foreach (var (hash, text) in some) texts[hash] = text;
    }

    /// <summary>The texts no journal entry holds yet; null when there are none.</summary>
    internal Dictionary<string, string>? TakeFresh()
    {
        if (fresh.Count == 0) return null;
        var taken = fresh.ToDictionary(hash => hash, hash => texts[hash]);
        fresh.Clear();
        return taken;
    }

    /// <summary>Forgets all but the texts in use.</summary>
    internal void Keep(HashSet<string> used)
    {
        foreach (var hash in texts.Keys.Where(hash => !used.Contains(hash)).ToList()) texts.Remove(hash);
    }

    internal Dictionary<string, string> All() => new(texts);
}
