using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlScalar = YamlDotNet.Core.Events.Scalar;

namespace Portal.CloudFormation.Syntax;

/// <summary>Reads YAML event by event; nothing is resolved, expanded or constructed on the way.</summary>
internal static class YamlText
{
    private const string CoreTag = "tag:yaml.org,2002:";

    public static ParsedText Parse(string text)
    {
        var tree = new TreeBuilder();
        var scanner = new Scanner(new StringReader(text), skipComments: true);
        var parser = new Parser(scanner);
        var documents = 0;
        try
        {
            while (!tree.GaveUp && parser.MoveNext())
            {
                if (parser.Current is DocumentStart start && ++documents > 1)
                    tree.GiveUp("A second document starts here; a template is one document.", At(start.Start));
                else
                    Take(parser.Current!, tree);
            }
        }
        catch (YamlException e)
        {
            if (TabIndent(text, At(e.Start)) is { } tab)
                tree.GiveUp("A tab stands in the indentation here; YAML is indented with spaces only.", tab);
            else
                tree.GiveUp($"This is not well-formed YAML: {Explain(e, text, tree)}", At(e.Start));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The scanner's own slips on malformed text, such as a plain scalar that starts with '%'.
            tree.GiveUp("This is not well-formed YAML: no token can start here.", At(scanner.CurrentPosition));
        }
        return tree.Finish();
    }

    private static void Take(ParsingEvent met, TreeBuilder tree)
    {
        var at = At(met.Start);
        switch (met)
        {
            case AnchorAlias alias:
                tree.GiveUp($"The alias *{alias.Value} can't be used: CloudFormation has no YAML aliases. Write the value out.", at);
                break;
            case NodeEvent { Anchor.IsEmpty: false } anchored:
                tree.GiveUp($"The anchor &{anchored.Anchor.Value} can't be used: CloudFormation has no YAML anchors.", at);
                break;
            case MappingStart mapping:
                tree.Open(mapping: true, FunctionOf(mapping, "map", tree), at);
                break;
            case SequenceStart sequence:
                tree.Open(mapping: false, FunctionOf(sequence, "seq", tree), at);
                break;
            case MappingEnd or SequenceEnd:
                tree.Close();
                break;
            case YamlScalar scalar when tree.AwaitsKey:
                TakeKey(scalar, tree, at);
                break;
            case YamlScalar scalar:
                tree.Leaf(scalar.Value, KindOf(scalar), FunctionOf(scalar, "str", tree), at);
                break;
        }
    }

    private static void TakeKey(YamlScalar key, TreeBuilder tree, Position at)
    {
        if (key is { Style: ScalarStyle.Plain, Value: "<<" })
            tree.Report("The merge key << can't be used: CloudFormation doesn't merge mappings. Write the keys out.", at);
        else if (!key.Tag.IsEmpty && FunctionOf(key, "str", tree) is not null)
            tree.Report("A key must be plain text; a function can't be a key.", at);
        else if (key is { Style: ScalarStyle.Plain, Value: "" })
            tree.Report("A key is missing before the colon.", at);
        tree.Key(key.Value, at);
    }

    private static ScalarKind KindOf(YamlScalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain || scalar.Tag.IsNonSpecific) return ScalarKind.String;
        return scalar.Tag.IsEmpty ? PlainScalar.KindOf(scalar.Value) : scalar.Tag.Value switch
        {
            // A name is a name even when it reads like a number or a boolean.
            CoreTag + "str" or "!Ref" or "!Condition" or "!GetAtt" => ScalarKind.String,
            _ => PlainScalar.KindOf(scalar.Value),
        };
    }

    /// <summary>The function a tag stands for; null for no tag and for YAML's own tags that change nothing.</summary>
    private static string? FunctionOf(NodeEvent node, string coreTag, TreeBuilder tree)
    {
        if (node.Tag.IsEmpty || node.Tag.IsNonSpecific) return null;
        var tag = node.Tag.Value;
        if (LongForm.KeyOf(tag) is { } function) return function;
        var isCore = tag == CoreTag + coreTag
            || (node is YamlScalar && tag is CoreTag + "int" or CoreTag + "float" or CoreTag + "bool" or CoreTag + "null");
        if (!isCore)
            tree.Report($"The tag {tag.Replace(CoreTag, "!!", StringComparison.Ordinal)} is not one that CloudFormation knows here.", At(node.Start));
        return null;
    }

    private static Position At(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static string Explain(YamlException e, string text, TreeBuilder tree)
    {
        var message = e.Message.EndsWith('.') ? e.Message : e.Message + ".";
        if (e.Start.Index < text.Length || tree.InnermostOpen is not { } open) return message;
        return $"{message} The text ends while the list or mapping that starts at {open} is still open.";
    }

    /// <summary>The usual reason why indented YAML can't be read, which the scanner reports elsewhere and in riddles.</summary>
    private static Position? TabIndent(string text, Position found)
    {
        var line = 0;
        foreach (var range in text.AsSpan().EnumerateLines())
        {
            line++;
            var indent = range[..^range.TrimStart().Length].IndexOf('\t');
            if (indent >= 0 && line >= found.Line && line <= found.Line + 1) return new Position(line, indent + 1);
        }
        return null;
    }
}
