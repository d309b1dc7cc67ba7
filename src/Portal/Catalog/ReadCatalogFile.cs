using Portal.CloudFormation.Syntax;

namespace Portal.Catalog;

/// <summary>
/// Reads one file of the catalogue. A link may lead to another place in its folder, as container platforms mount files, and
/// nowhere else: what is read is kept and shown to everybody.
/// </summary>
internal static class ReadCatalogFile
{
    private static readonly Position Start = new(1, 1);

    /// <returns>The text, or why there is none.</returns>
    public static async Task<(string? Text, SyntaxProblem? Problem)> RunAsync(string folder, string file, CancellationToken ct)
    {
        if (!RealPath(file).StartsWith(RealPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return (null, new SyntaxProblem("The file is a link that leads out of its folder. Put the file itself there.", Start));
        await using var stream = File.OpenRead(file);
        if (stream.Length > TemplateText.LargestText) return (null, new SyntaxProblem($"The file has {stream.Length:N0} bytes; at most {TemplateText.LargestText:N0} are read.", Start));
        var bytes = new byte[stream.Length];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        if (TemplateText.Decode(bytes.AsSpan(0, read), out var problem) is not { } text) return (null, problem);
        // No column of the store takes it.
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at)
            return (null, new SyntaxProblem("The character U+0000 stands here. Leave it out.", new Position(text.AsSpan(0, at).Count('\n') + 1, at - text.AsSpan(0, at).LastIndexOf('\n'))));
        return (text, null);
    }

    /// <summary>The path with every link on it followed.</summary>
    private static string RealPath(string path)
    {
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        foreach (var part in Path.GetFullPath(path).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new FileInfo(Path.Combine(real, part));
            real = next.LinkTarget is null ? next.FullName : RealPath(next.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }
        return real;
    }
}
