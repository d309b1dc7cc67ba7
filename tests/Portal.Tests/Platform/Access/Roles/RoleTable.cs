using System.Globalization;
using Portal.Domain.Access;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Access.Roles;

/// <summary>The table of docs/access.md that the walk writes: what each role may do, a row for every page, endpoint and use case.</summary>
internal static class RoleTable
{
    /// <summary>Set to 1 it makes the walk write the table instead of comparing with it.</summary>
    public const string Switch = "PORTAL_WRITE_ROLES";

    private const string Begin = "<!-- What follows is written by RoleTableTests: PORTAL_WRITE_ROLES=1 writes it anew. -->";
    private const string End = "<!-- Up to here it is written by RoleTableTests. -->";

    private static readonly string File = Path.Combine(Solution.Root, "docs", "access.md");

    /// <summary>Columns, in the order of the document; null is somebody who is not signed in and has no token.</summary>
    public static IReadOnlyList<Role?> Columns { get; } = [Role.Requester, Role.Approver, Role.CostReviewer, Role.Administrator, Role.Auditor, null];

    /// <param name="parts">A title, and by what stands in the first column the cells of the others.</param>
    public static string Text(params (string Title, IReadOnlyDictionary<string, IReadOnlyList<string>> Rows)[] parts) => string.Join("\n", parts.SelectMany(part => (string[])
    [
        $"### {part.Title}",
        "",
        "| | requester | approver | cost reviewer | administrator | auditor | nobody |",
        "|---|---|---|---|---|---|---|",
        .. part.Rows.OrderBy(row => row.Key.Split(' ')[^1], StringComparer.Ordinal).ThenBy(row => row.Key, StringComparer.Ordinal).Select(row => $"| `{row.Key}` | {string.Join(" | ", row.Value)} |"),
        "",
    ]));

    /// <summary>What stands between the two marks of the document.</summary>
    public static string Read()
    {
        var (text, from, to) = Marks();
        return text[from..to];
    }

    public static void Write(string table)
    {
        var (text, from, to) = Marks();
        System.IO.File.WriteAllText(File, text[..from] + table + text[to..]);
    }

    /// <summary>Rows that are in one of them only, each with a word for which.</summary>
    public static IReadOnlyList<string> Differences(string seen, string told)
    {
        var (now, then) = (seen.Split('\n'), told.Split('\n'));
        return [.. then.Except(now).Select(row => $"the document says:  {row}"), .. now.Except(then).Select(row => $"the portal does:    {row}")];
    }

    private static (string Text, int From, int To) Marks()
    {
        var text = System.IO.File.ReadAllText(File);
        var from = text.IndexOf(Begin, StringComparison.Ordinal);
        var to = text.IndexOf(End, StringComparison.Ordinal);
        return from >= 0 && to > from ? (text, from + Begin.Length + 2, to)
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{File} lacks the line {(from < 0 ? Begin : End)}"));
    }
}
