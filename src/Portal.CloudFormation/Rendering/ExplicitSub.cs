using System.Text;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Rendering;

/// <summary>
/// Fn::Sub in the form that every implementation of CloudFormation understands: always two arguments, and every
/// attribute a variable of its own with Fn::GetAtt in list form, since some split <c>${A.B.C}</c> at the wrong dot.
/// </summary>
internal static class ExplicitSub
{
    /// <summary>Null when the argument has no shape of Fn::Sub; it is then left as it is.</summary>
    public static Sequence? Of(Node argument) => argument switch
    {
        Scalar text => Of(text, new Mapping([], text.At)),
        Sequence { Items: [Scalar text, Mapping variables] } => Of(text, variables),
        _ => null,
    };

    private static Sequence Of(Scalar text, Mapping variables)
    {
        var entries = variables.Entries.ToList();
        var own = entries.Select(entry => entry.Key).ToHashSet();
        var parts = SubText.Parts(text.Text).ToList();
        var taken = parts.Where(part => !part.IsLiteral).Select(part => part.Text).Concat(own).ToHashSet();
        var variableOf = new Dictionary<string, string>();
        var written = new StringBuilder(text.Text.Length);
        foreach (var part in parts)
        {
            var isAttribute = !part.IsLiteral && SubText.IsName(part.Text) && part.Text.Contains('.') && !own.Contains(part.Text);
            written.Append(isAttribute ? $"${{{VariableFor(part.Text)}}}" : part.Source);
        }
        return new Sequence([text with { Text = written.ToString(), Kind = ScalarKind.String }, variables with { Entries = entries }], text.At);

        string VariableFor(string attribute)
        {
            if (variableOf.TryGetValue(attribute, out var known)) return known;
            var name = FreeName(string.Concat(attribute.Where(char.IsAsciiLetterOrDigit)), taken);
            entries.Add(new Entry(name, GetAtt(attribute, text.At), text.At));
            return variableOf[attribute] = name;
        }
    }

    private static Mapping GetAtt(string attribute, Position at)
    {
        var dot = attribute.IndexOf('.');
        Node[] parts = [new Scalar(attribute[..dot], ScalarKind.String, at), new Scalar(attribute[(dot + 1)..], ScalarKind.String, at)];
        return new Mapping([new Entry("Fn::GetAtt", new Sequence(parts, at), at)], at);
    }

    private static string FreeName(string wish, HashSet<string> taken)
    {
        var name = wish;
        for (var i = 2; !taken.Add(name); i++) name = wish + i;
        return name;
    }
}
