using System.Globalization;

namespace Portal.Server.Bench;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Sizes">Environments in the store; the parts that need no fleet run over the first.</param>
/// <param name="Json">A file for the figures; null: none.</param>
/// <param name="Portal">Another build's Portal.dll, to measure what a change did; null: the one built here.</param>
internal sealed record Asked(IReadOnlyList<int> Sizes, IReadOnlySet<string> Parts, string? Json, string? Portal)
{
    public const string Usage = """
        Portal.Server.Bench [SIZE…] [PART…] [--json FILE] [--portal DLL]

        Sizes are environments with their history, 1000 and 5000 when left out. Parts, all that measure when left out:
          start     process start to ready, and memory then
          list      the API's page of 50 environments, 1 and 16 connections, and memory after that
          page      overview and list of environments in Chromium, with an empty and a filled cache
          line      from a submitted request to its change set; 100 submitted at once
          circuits  memory of open pages, up to 500
          kill      kill -9 during a deployment, and how long until it goes on
          stay      measures nothing: the portal stays for whoever wants to look at it, until Enter

        --portal measures the portal of another build, such as the one before a change.
        """;

    private static readonly string[] Measured = ["start", "list", "page", "line", "circuits", "kill"];

    /// <returns>Null when it can't be understood.</returns>
    public static Asked? Read(IEnumerable<string> arguments)
    {
        var (sizes, parts, json, portal) = (new List<int>(), new HashSet<string>(), (string?)null, (string?)null);
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var word))
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0) sizes.Add(size);
            else if (Measured.Contains(word) || word == "stay") parts.Add(word);
            else if (word == "--json" && rest.TryDequeue(out var file)) json = file;
            else if (word == "--portal" && rest.TryDequeue(out var program)) portal = Path.GetFullPath(program);
            else return null;
        }
        return new Asked(sizes.Count > 0 ? sizes : [1000, 5000], parts.Count > 0 ? parts : Measured.ToHashSet(), json, portal);
    }

    public bool Has(params string[] parts) => parts.Any(Parts.Contains);
}
