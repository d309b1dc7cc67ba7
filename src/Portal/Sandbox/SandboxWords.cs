using System.Text;

namespace Portal.Sandbox;

/// <summary>The sandbox's own names in the page's words. A group or field that is new to the page is shown by its name.</summary>
internal static class SandboxWords
{
    public static string Title(string group) => group switch
    {
        "time" => "Time",
        "stacks" => "Stacks and their resources",
        "trouble" => "Trouble",
        "calls" => "Calls to AWS",
        "world" => "The whole world",
        _ => Label(group),
    };

    public static string? Meaning(string group) => group switch
    {
        "time" => "how fast the cloud works",
        "stacks" => "what happens to the next resource",
        "trouble" => "zones, failovers, nodes, load",
        "calls" => "what the portal gets for an answer",
        "world" => "objects, parameters, a new beginning",
        _ => null,
    };

    /// <summary><c>logicalId</c> becomes Logical id.</summary>
    public static string Label(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (words.Length == 0) words.Append(char.ToUpperInvariant(letter));
            else if (char.IsUpper(letter)) words.Append(' ').Append(char.ToLowerInvariant(letter));
            else words.Append(letter);
        }
        return words.ToString();
    }
}
