using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Ec2;

/// <summary>Filters of a call: all must hold, each by any of its values, in which * and ? stand for what they do in file names.</summary>
internal sealed class Filters
{
    private readonly List<(string Name, List<string> Values)> all;

    public Filters(Look look, params string[] known)
    {
        all = [.. look.Input.FlatStructures("Filter").Select(filter => (filter.Text("Name") ?? "", filter.Flat("Value")))];
        if (all.Find(filter => !known.Contains(filter.Name) && !filter.Name.StartsWith("tag:", StringComparison.Ordinal) && filter.Name != "tag-key") is { Name: { } unknown })
            throw new AwsException("InvalidParameterValue", $"The filter '{unknown}' is invalid");
    }

    /// <param name="value">What the thing has under a filter's name; null when it has nothing there.</param>
    public bool Hold(Func<string, string?> value, IReadOnlyList<KeyValuePair<string, string>>? tags = null) => all.All(filter => filter.Name switch
    {
        "tag-key" => tags?.Any(tag => Matches(filter.Values, tag.Key)) == true,
        var name when name.StartsWith("tag:", StringComparison.Ordinal) => tags?.Any(tag => tag.Key == name[4..] && Matches(filter.Values, tag.Value)) == true,
        var name => value(name) is { } text && Matches(filter.Values, text),
    });

    private static bool Matches(List<string> patterns, string text) =>
        patterns.Exists(pattern => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false));
}
