namespace Portal.Platform.Data.Cluster;

/// <summary>A folder that holds <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> of one major version.</summary>
public sealed record ServerPrograms(string Folder, int Major)
{
    /// <summary>The oldest major version whose <c>pg_ctl</c>, <c>initdb</c> and SQL the portal relies on.</summary>
    public const int OldestMajor = 14;

    public const string HowToInstall =
        "Run eng/setup, or install PostgreSQL's server: Debian and Ubuntu `sudo apt-get install postgresql`, " +
        "Fedora `sudo dnf install postgresql-server`, macOS `brew install postgresql@17`. " +
        "Or name the folder of its programs in PORTAL_POSTGRES_BIN, or a database of your own in PORTAL_DATABASE.";

    public string InitDb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>Takes the first folder that fits.</summary>
    /// <param name="places">Where to look, in this order.</param>
    /// <param name="major">The version an existing cluster was made with; null when there is none yet.</param>
    /// <exception cref="EmbeddedPostgresException">No folder fits.</exception>
    internal static async Task<ServerPrograms> FindAsync(
        ServerPlaces places, int? major, ClusterAccount account, CancellationToken cancellation)
    {
        var refused = new List<string>();
        foreach (var folder in places.Folders.Where(HoldsPrograms))
        {
            if (await MajorOfAsync(folder, account, cancellation) is not { } found)
                refused.Add($"{folder} (cannot be run by {account})");
            else if (found < OldestMajor)
                refused.Add($"{folder} (version {found})");
            else if (major is not null && found != major)
                refused.Add($"{folder} (version {found})");
            else
                return new ServerPrograms(folder, found);
        }
        throw new EmbeddedPostgresException(Missing(places, major, refused));
    }

    private static bool HoldsPrograms(string folder) =>
        File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"))
        && File.Exists(Path.Combine(folder, "pg_ctl"));

    private static async Task<int?> MajorOfAsync(string folder, ClusterAccount account, CancellationToken cancellation)
    {
        // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
        var outcome = await account.RunAsync(Path.Combine(folder, "postgres"), ["--version"], cancellation);
        var number = outcome.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(2) ?? "";
        var digits = string.Concat(number.TakeWhile(char.IsAsciiDigit));
        return outcome.ExitCode == 0 && int.TryParse(digits, out var major) ? major : null;
    }

    private static string Missing(ServerPlaces places, int? major, List<string> refused)
    {
        var seen = refused.Count == 0 ? "" : $" Found but not usable: {string.Join(", ", refused)}.";
        if (places.OnlyFolder is { } only)
            return $"PORTAL_POSTGRES_BIN names {only}, which does not hold the programs postgres, initdb and pg_ctl of " +
                $"PostgreSQL {Wanted(major)}.{seen} Correct it or leave it unset.";
        return major is null
            ? $"No PostgreSQL server of version {Wanted(major)} was found on this machine.{seen} {HowToInstall}"
            : $"The database in the data folder was made by PostgreSQL {major}, whose programs were not found.{seen} " +
              $"Install that version (Debian and Ubuntu `sudo apt-get install postgresql-{major}`), name the folder of its " +
              "programs in PORTAL_POSTGRES_BIN, or choose another PORTAL_DATA to begin with an empty database.";
    }

    private static string Wanted(int? major) => major?.ToString() ?? $"{OldestMajor} or newer";
}
