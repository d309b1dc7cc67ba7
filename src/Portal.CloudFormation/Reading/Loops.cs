using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Reading;

/// <summary>Where <c>Fn::ForEach::Name</c> stands as a key.</summary>
internal static class Loops
{
    public const string Transform = "AWS::LanguageExtensions";
    private const string Prefix = "Fn::ForEach";

    public static bool IsLoop(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    public static bool Any(Node node) => FirstIn(node) is not null;

    /// <summary>The place of the first loop; the beginning of the text when there is none.</summary>
    public static Position First(Node node) => FirstIn(node) ?? new Position(1, 1);

    private static Position? FirstIn(Node node)
    {
        switch (node)
        {
            case Mapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (IsLoop(entry.Key)) return entry.At;
                    if (FirstIn(entry.Value) is { } below) return below;
                }
                return null;
            case Sequence sequence:
                foreach (var item in sequence.Items)
                    if (FirstIn(item) is { } below) return below;
                return null;
            default:
                return null;
        }
    }
}
