namespace Portal.Architecture;

/// <summary>Names that say nothing: whatever has no place of its own would land there.</summary>
internal static class Names
{
    private static readonly string[] Empty = ["Common", "Shared", "Helper", "Helpers", "Util", "Utils", "Utilities", "Manager", "Managers", "Services", "Models", "Misc"];
    private static readonly string[] EmptyEndings = ["Helper", "Helpers", "Util", "Utils", "Manager"];

    public static IReadOnlyList<string> Folders(IEnumerable<string> folders) =>
        folders.Where(folder => Empty.Contains(Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase)).ToList();

    public static IReadOnlyList<string> Types(IEnumerable<string> types) =>
        types.Where(type => Empty.Contains(type) || EmptyEndings.Any(ending => type.EndsWith(ending, StringComparison.Ordinal))).ToList();

    public static IEnumerable<string> FoldersBelow(string folder) => Directory.EnumerateDirectories(folder)
        .Where(below => Path.GetFileName(below) is not ("bin" or "obj" or "_framework"))
        .SelectMany(below => FoldersBelow(below).Prepend(below));
}
