using System.Text;
using Portal.CloudFormation.Syntax;

namespace Portal.Catalog.Versions;

/// <summary>A part of a template as one text without places, so that two can be compared.</summary>
internal static class WrittenNode
{
    public static string Text(Node node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(Node node, StringBuilder to)
    {
        switch (node)
        {
            case Scalar scalar: to.Append('"').Append(scalar.Text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"'); break;
            case Sequence list:
                to.Append('[');
                foreach (var item in list.Items) { Write(item, to); to.Append(','); }
                to.Append(']');
                break;
            case Mapping map:
                to.Append('{');
                foreach (var entry in map.Entries) { to.Append(entry.Key).Append(':'); Write(entry.Value, to); to.Append(','); }
                to.Append('}');
                break;
        }
    }
}
