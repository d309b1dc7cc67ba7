using System.Text.Json.Nodes;
using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Commands.Requests;

/// <summary>What a file may say. The portal passes over what it does not know, and so would a misspelled name be.</summary>
internal static class RequestMembers
{
    private static readonly string[] Known = ["kind", "product", "preset", "name", "stage", "account", "region", "costCentre", "note", "environment", "inputs", "assumptions", "lease", "delete", "draft"];

    /// <param name="kind">Of the command that was called.</param>
    /// <exception cref="CommandFailedException">Everything that does not fit, at once.</exception>
    public static void Check(JsonObject read, string file, string kind)
    {
        var wrong = read.Select(member => member.Key).Except(Known, StringComparer.Ordinal).Select(name => $"  {name}  is not known in a request. Use one of {string.Join(", ", Known)}.").ToList();
        if (read["kind"] is { } said && said.ToString() != kind) wrong.Add($"  kind  is {said}, and the command is {kind}. Leave it out, or call request {said}.");
        foreach (var name in new[] { "inputs", "assumptions", "lease", "delete" })
            if (read[name] is not (null or JsonObject)) wrong.Add($"  {name}  holds no names with values.");
        if (wrong.Count > 0) throw new CommandFailedException(ExitCode.Wrong, $"{file} can't be sent:\n{string.Join('\n', wrong)}");
    }

    /// <summary>Values of inputs are texts in the API; people write 3 and true.</summary>
    public static void AsTexts(JsonObject read, string name)
    {
        if (read[name] is not JsonObject values) return;
        foreach (var (input, value) in values.ToList())
            if (value is JsonValue plain && !plain.TryGetValue<string>(out _)) values[input] = plain.ToJsonString();
    }
}
