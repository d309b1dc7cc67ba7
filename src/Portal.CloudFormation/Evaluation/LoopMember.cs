using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>One turn of a loop: puts the member in place of the identifier.</summary>
internal sealed class LoopMember(string identifier, string member, Expressions expressions)
{
    private readonly string asTyped = $"${{{identifier}}}";

    // &{X} is the member without what may not stand in a logical id.
    private readonly string asName = $"&{{{identifier}}}";
    private readonly string name = string.Concat(member.Where(char.IsAsciiLetterOrDigit));

    public Node Put(Node node)
    {
        if (!expressions.Spend(Budget.Node, node.At)) return new Scalar("", ScalarKind.String, node.At);
        return node switch
        {
            Scalar scalar => scalar with { Text = Put(scalar.Text, scalar.At) },
            Sequence sequence => sequence with { Items = [.. sequence.Items.Select(Put)] },
            Mapping { Entries: [{ Key: "Ref", Value: Scalar reference }] } when reference.Text == identifier =>
                new Scalar(member, ScalarKind.String, node.At),
            Mapping { Entries: [{ Key: "Fn::Sub", Value: Scalar text }] } => PutIntoSub(text),
            Mapping mapping => mapping with { Entries = [.. mapping.Entries.Select(e => new Entry(Put(e.Key, e.At), Put(e.Value), e.At))] },
            _ => node,
        };
    }

    /// <summary>With nothing left to fill in, Fn::Sub is plain text, which may stand where a function may not.</summary>
    private Node PutIntoSub(Scalar text)
    {
        var put = text with { Text = Put(text.Text, text.At) };
        return put.Text.Contains("${", StringComparison.Ordinal) ? new Mapping([new Entry("Fn::Sub", put, text.At)], text.At) : put;
    }

    private string Put(string text, Position at)
    {
        var places = Count(text, asTyped) + Count(text, asName);
        var length = text.Length + (long)places * member.Length;
        if (!expressions.Spend((int)Math.Min(length, int.MaxValue), at)) return "";
        return places == 0
            ? text
            : text.Replace(asTyped, member, StringComparison.Ordinal).Replace(asName, name, StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.AsSpan().Count(part);
}
