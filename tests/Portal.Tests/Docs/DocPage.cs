using System.Text.RegularExpressions;
using Portal.Tests.Harness;

namespace Portal.Tests.Docs;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">The word behind the fence; empty where there is none.</param>
/// <param name="Note">The comment on the line before, such as <c>not run: needs an account</c>; null where there is none.</param>
/// <param name="Line">Of its first line, from 1.</param>
internal sealed record DocBlock(string Language, string? Note, string Text, int Line);

/// <summary>A page of the documentation as its reader has it: blocks, links, headings.</summary>
internal sealed partial class DocPage
{
    private DocPage(string path, string[] lines) => (Path, Lines) = (path, lines);

    /// <summary>From the root of the repository, such as docs/api.md.</summary>
    public string Path { get; }

    private string[] Lines { get; }

    public static IReadOnlyList<DocPage> All { get; } =
        [.. Directory.EnumerateFiles(System.IO.Path.Combine(Solution.Root, "docs"), "*.md", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Solution.Root, "templates"), "*.md", SearchOption.AllDirectories))
            .Append(System.IO.Path.Combine(Solution.Root, "README.md")).Order(StringComparer.Ordinal).Select(file => new DocPage(System.IO.Path.GetRelativePath(Solution.Root, file), File.ReadAllLines(file)))];

    /// <summary>The pages whose commands are promised to work: README.md and those straight under docs.</summary>
    public static IEnumerable<DocPage> OfCommands => All.Where(page => page.Path == "README.md" || System.IO.Path.GetDirectoryName(page.Path) == "docs");

    public static DocPage Of(string path) => All.Single(page => page.Path == path);

    public string Text => string.Join('\n', Lines);

    public IEnumerable<DocBlock> Blocks()
    {
        for (var at = 0; at < Lines.Length; at++)
        {
            if (Fence().Match(Lines[at]) is not { Success: true } fence) continue;
            var end = Array.FindIndex(Lines, at + 1, line => line.Trim() == "```");
            var indent = fence.Groups[1].Length;
            yield return new DocBlock(fence.Groups[2].Value, Note(at), string.Join('\n', Lines[(at + 1)..end].Select(line => line.Length >= indent ? line[indent..] : line)), at + 2);
            at = end;
        }
    }

    /// <summary>Targets of links that lead to files or headings of the repository.</summary>
    public IEnumerable<string> Links() => Link().Matches(WithoutBlocks()).Select(link => link.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal));

    /// <summary>Names under which headings are linked to.</summary>
    public IEnumerable<string> Anchors() => Lines.Where(line => line.StartsWith('#')).Select(line => NotInAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private string? Note(int fence) => fence > 0 && Comment().Match(Lines[fence - 1]) is { Success: true } note ? note.Groups[1].Value : null;

    private string WithoutBlocks()
    {
        var isIn = false;
        return string.Join('\n', Lines.Where(line =>
        {
            if (!Fence().IsMatch(line) && line.Trim() != "```") return !isIn;
            isIn = !isIn;
            return false;
        }));
    }

    [GeneratedRegex(@"^(\s*)```(\w*)\s*$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*<!-- (.+) -->\s*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
