using System.Text.Json.Nodes;

namespace Portal.CommandLine.Calls;

/// <summary>Options that name a thing and its value, as in <c>--set DbBackupDays=7</c>.</summary>
internal static class Pairs
{
    /// <exception cref="CommandFailedException">Those that have no name or no equals sign, all at once.</exception>
    public static JsonObject Read(string option, IReadOnlyList<string>? pairs)
    {
        var read = new JsonObject();
        var wrong = new List<string>();
        foreach (var pair in pairs ?? [])
        {
            if (pair.IndexOf('=', StringComparison.Ordinal) is var at and > 0) read[pair[..at].Trim()] = pair[(at + 1)..];
            else wrong.Add($"{option} {pair}: write it as NAME=VALUE.");
        }
        return wrong.Count == 0 ? read : throw new CommandFailedException(ExitCode.Wrong, string.Join('\n', wrong));
    }
}
