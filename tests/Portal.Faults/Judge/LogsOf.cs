using System.Text.RegularExpressions;
using Portal.Faults.World;

namespace Portal.Faults.Judge;

/// <summary>What the portals logged as an error that no injected fault explains.</summary>
internal static partial class LogsOf
{
    /// <summary>Errors that are told and are right to be told, while what they stand on is away.</summary>
    private static readonly string[] Expected =
    [
        // A look at a record or a sweep that met a database that was away, full, or out of connections: tried again.
        "Npgsql.NpgsqlException", "Npgsql.PostgresException (0x80004005): 57P0", "Npgsql.PostgresException (0x80004005): 53", "08006", "57P0", "53100", "53300",
        "System.Net.Sockets.SocketException", "System.IO.IOException", "System.TimeoutException", "System.OperationCanceledException", "System.ObjectDisposedException",
        // How a new connection tells that the disk is full, and how Npgsql tells Quartz of a transaction whose connection broke.
        "XX000: could not write init file", "System.InvalidOperationException: Transaction is already completed",
        // EF Core tells a statement or transaction that failed before its caller decides what that means; whoever gives up on it tells it again.
        "fail: Microsoft.EntityFrameworkCore.",
    ];

    /// <summary>One line of each kind, with how often it came.</summary>
    public static IReadOnlyList<string> Unexpected(IEnumerable<Node> nodes) =>
        [.. nodes.SelectMany(node => Errors(node).Select(error => (node.Name, error))).GroupBy(each => (each.Name, Kind: Numbers().Replace(First(each.error), "…")))
            .Select(group => $"log: {group.Count()} × on the {group.Key.Name} node: {Cut(group.First().error)}")];

    /// <summary>How many errors were logged that a fault explains.</summary>
    public static int ExpectedCount(IEnumerable<Node> nodes) => nodes.Sum(node => node.Log.Sum(log => Entry().Matches(log).Count(entry => IsError(entry.Value) && IsExpected(entry.Value))));

    private static IEnumerable<string> Errors(Node node) => node.Log.SelectMany(log => Entry().Matches(log).Select(entry => entry.Value)).Where(entry => IsError(entry) && !IsExpected(entry));

    private static bool IsError(string entry) => entry.StartsWith("fail:", StringComparison.Ordinal) || entry.StartsWith("crit:", StringComparison.Ordinal) || entry.StartsWith("Unhandled exception", StringComparison.Ordinal);

    private static bool IsExpected(string entry) => Expected.Any(word => entry.Contains(word, StringComparison.Ordinal));

    private static string First(string entry) => string.Join(' ', entry.Split('\n').Take(2)).Trim();

    private static string Cut(string entry) => entry.Length <= 1500 ? entry : entry[..1500] + "…";

    // The console's own form: a line that begins with the level, and indented ones after it.
    [GeneratedRegex(@"^(?:(?:trce|dbug|info|warn|fail|crit):|Unhandled exception).*\n(?:[ \t].*\n|\n)*", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex("[0-9a-z]*[0-9][0-9a-z]*")]
    private static partial Regex Numbers();
}
