using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>Fn::Sub: a text, or a text and a mapping of variables.</summary>
internal static class Substitution
{
    public static Value? Sub(Expressions e, Entry call)
    {
        var (text, variables) = call.Value switch
        {
            Scalar alone => (alone, null),
            Sequence { Items: [Scalar first, Mapping second] } => (first, second),
            _ => ((Scalar?)null, (Mapping?)null),
        };
        if (text is null) return e.Fail(call.Value.At, "Fn::Sub takes a text, or a list of a text and a mapping of variables.");
        return Fill(e, text, variables);
    }

    private static Value Fill(Expressions e, Scalar text, Mapping? variables)
    {
        var values = new Dictionary<string, Value?>();
        foreach (var variable in variables?.Entries ?? []) values[variable.Key] = e.Of(variable.Value, variable.Key);

        var result = new SymbolicText();
        foreach (var part in SubText.Parts(text.Text))
        {
            var before = result.Length;
            if (part.IsLiteral)
            {
                result.Add(part.Text);
                continue;
            }
            if (!SubText.IsName(part.Text))
                return e.Fail(text.At, $"${{{part.Text}}} can't be filled in: names have only letters, digits, '.', '_' and ':'. Write ${{!{part.Text}}} to keep the text.");
            var value = values.TryGetValue(part.Text, out var own) ? own : Value(e, part.Text, text.At);
            if (value is null || !result.TryAdd(value))
                return e.Fail(text.At, $"${{{part.Text}}} is {(value is null ? "AWS::NoValue" : "no plain text")} and can't be put into a text.");
            if (!e.Spend(result.Length - before, text.At)) return Unknown.Invalid;
        }
        return result.ToValue();
    }

    private static Value? Value(Expressions e, string name, Position at)
    {
        var dot = name.IndexOf('.');
        return dot < 0
            ? ReferenceFunctions.Named(e, name, at)
            : ReferenceFunctions.Attribute(e, name[..dot], name[(dot + 1)..], at);
    }
}
