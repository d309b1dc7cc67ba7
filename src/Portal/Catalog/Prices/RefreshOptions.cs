using System.Text.RegularExpressions;

namespace Portal.Catalog.Prices;

/// <param name="Region">Null for every region that has a book.</param>
internal sealed partial record RefreshOptions(string? Region, bool Write, bool Force)
{
    /// <returns>Null when they make no sense; then <paramref name="wrong"/> says why.</returns>
    public static RefreshOptions? Read(IReadOnlyList<string> arguments, out string wrong)
    {
        var options = new RefreshOptions(null, false, false);
        wrong = "";
        for (var i = 0; i < arguments.Count && wrong.Length == 0; i++)
        {
            switch (arguments[i])
            {
                case "--write": options = options with { Write = true }; break;
                case "--force": options = options with { Force = true }; break;
                case "--region" when i + 1 < arguments.Count && IsRegion(arguments[i + 1]): options = options with { Region = arguments[++i] }; break;
                case "--region": wrong = "--region needs the name of a region, such as us-west-2."; break;
                default: wrong = $"prices refresh does not know '{arguments[i]}'; see prices refresh --help."; break;
            }
        }
        return wrong.Length == 0 ? options : null;
    }

    /// <summary>Whether it may be a region: it becomes a file's name.</summary>
    public static bool IsRegion(string text) => RegionPattern().IsMatch(text);

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}$", RegexOptions.NonBacktracking)]
    private static partial Regex RegionPattern();
}
