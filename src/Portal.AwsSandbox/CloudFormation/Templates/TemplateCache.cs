using System.Collections.Concurrent;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>Templates read lately, by the hash of their text: an operation looks at the same one a hundred times.</summary>
public static class TemplateCache
{
    private const int Kept = 256;

    private static readonly ConcurrentDictionary<string, Template> recent = new();

    /// <summary>Throws the ValidationError that the text deserves.</summary>
    public static Template Read(string hash, TextStore texts)
    {
        if (recent.TryGetValue(hash, out var known)) return known;
        var template = TemplateReader.Read(texts[hash]);
        if (recent.Count >= Kept) recent.Clear();
        return recent[hash] = template;
    }
}
