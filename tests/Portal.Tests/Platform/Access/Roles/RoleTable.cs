using Portal.Domain.Access;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Access.Roles;

/// <summary>The table of docs/access.md: what each role may do, a row for every page, endpoint and use case.</summary>
internal static class RoleTable
{
    public static string File { get; } = Path.Combine(Solution.Root, "docs", "access.md");

    /// <summary>Columns, in the order of the document.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Requester, Role.Approver, Role.CostReviewer, Role.Administrator, Role.Auditor];

    /// <returns>By what stands in the first column, the cells of the roles.</returns>
    public static IReadOnlyDictionary<string, string> Read() => System.IO.File.ReadLines(File)
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
        .ToDictionary(cells => cells[0].Trim('`'), cells => string.Join(" | ", cells.Skip(1)));

    /// <summary>Differences, each as a line: what the document says and what the portal does.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> seen, Func<string, bool> isOfThis)
    {
        var told = Read().Where(row => isOfThis(row.Key)).ToDictionary();
        return
        [
            .. seen.Keys.Except(told.Keys).Order(StringComparer.Ordinal).Select(what => $"no row: | `{what}` | {seen[what]} |"),
            .. told.Keys.Except(seen.Keys).Order(StringComparer.Ordinal).Select(what => $"there is no such: {what}"),
            .. seen.Where(row => told.TryGetValue(row.Key, out var says) && says != row.Value).Select(row => $"{row.Key}: the document says {told[row.Key]}, the portal does {row.Value}"),
        ];
    }
}
