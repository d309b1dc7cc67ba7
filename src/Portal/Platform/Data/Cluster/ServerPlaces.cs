namespace Portal.Platform.Data.Cluster;

/// <summary>The folders in which PostgreSQL's server programs are looked for, best first.</summary>
/// <param name="OnlyFolder">Set when the person running the portal named the folder; nothing else is looked at then.</param>
public sealed record ServerPlaces(IReadOnlyList<string> Folders, string? OnlyFolder = null)
{
    /// <summary>Where eng/setup unpacks the programs when the data folder is out of reach of the cluster's account.</summary>
    private const string UnpackedForAll = "/var/lib/portal/embedded-postgres/native/bin";

    /// <summary>Distributions and Homebrew keep one folder a version: parent, folder name pattern, path below it.</summary>
    private static readonly (string Parent, string Pattern, string Below)[] Versioned =
    [
        ("/usr/lib/postgresql", "*", "bin"),
        ("/usr", "pgsql-*", "bin"),
        ("/usr/libexec", "postgresql*", ""),
        ("/opt/homebrew/opt", "postgresql@*", "bin"),
        ("/usr/local/opt", "postgresql@*", "bin"),
        ("/home/linuxbrew/.linuxbrew/opt", "postgresql@*", "bin"),
        ("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
    ];

    /// <param name="dataFolder">The portal's data folder, into which eng/setup may have unpacked the programs.</param>
    public static ServerPlaces OfThisMachine(string dataFolder)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_POSTGRES_BIN") is { Length: > 0 } only)
            return new([Path.GetFullPath(only)], only);
        return new(
        [
            .. Versioned.SelectMany(v => NewestFirst(v.Parent, v.Pattern).Select(folder => Path.Combine(folder, v.Below))),
            .. OnThePath(),
            Path.Combine(dataFolder, "embedded-postgres", "native", "bin"),
            UnpackedForAll,
        ]);
    }

    private static IEnumerable<string> NewestFirst(string parent, string pattern) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern).OrderByDescending(VersionIn).ThenBy(f => f, StringComparer.Ordinal)
            : [];

    private static int VersionIn(string folder) =>
        int.TryParse(string.Concat(Path.GetFileName(folder).SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)),
            out var version) ? version : 0;

    // A link such as /usr/local/bin/postgres is followed: the other programs are beside its target.
    private static IEnumerable<string> OnThePath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => new FileInfo(Path.Combine(folder, "postgres")))
            .Where(file => file.Exists)
            .Select(file => Path.GetDirectoryName(file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName)!);
}
