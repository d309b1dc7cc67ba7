using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>Functions that are true or false, in three values: null is "not known yet".</summary>
internal static class Logic
{
    public static bool? Truth(Expressions e, Node node)
    {
        if (node is not Mapping { Entries: [var call] })
        {
            e.Fail(node.At, "Only a function that is true or false can stand here, such as Fn::Equals.");
            return null;
        }
        return call.Key switch
        {
            "Fn::And" => Several(e, call) is { } terms ? And(terms) : null,
            "Fn::Or" => Several(e, call) is { } terms ? Or(terms) : null,
            "Fn::Not" => Arguments.Of(e, call, 1, 1) is [var term] ? !e.Truth(term, 0) : null,
            "Fn::Equals" => Arguments.Of(e, call, 2, 2) is [var left, var right] ? AreEqual(e.Of(left, 0), e.Of(right, 1)) : null,
            "Condition" => Named(e, call),
            "Fn::Contains" or "Fn::EachMemberEquals" or "Fn::EachMemberIn" => RuleFunctions.Truth(e, call),
            _ => Refuse(e, call),
        };
    }

    /// <summary>Compared as text, as CloudFormation does: 1 equals "1".</summary>
    public static bool? AreEqual(Value? left, Value? right) => (left, right) switch
    {
        (null, null) => true,
        (Unknown a, Unknown b) => a != Unknown.Invalid && a.Equals(b) ? true : null,
        (Unknown, _) or (_, Unknown) => null,
        (KnownScalar a, KnownScalar b) => a.Text == b.Text,
        (KnownList a, KnownList b) when a.Items.Count == b.Items.Count => And([.. a.Items.Zip(b.Items, AreEqual)]),
        (KnownMap a, KnownMap b) when a.Entries.Count == b.Entries.Count => AreEqual(a, b.ByKey()),
        _ => false,
    };

    private static bool? AreEqual(KnownMap left, IReadOnlyDictionary<string, Value> right) =>
        And([.. left.Entries.Select(entry => right.GetValueOrDefault(entry.Key) is { } other ? AreEqual(entry.Value, other) : false)]);

    public static bool? And(IReadOnlyCollection<bool?> terms) => terms.Contains(false) ? false : terms.Contains(null) ? null : true;

    public static bool? Or(IReadOnlyCollection<bool?> terms) => terms.Contains(true) ? true : terms.Contains(null) ? null : false;

    // CloudFormation takes 2 to 10 terms.
    private static List<bool?>? Several(Expressions e, Entry call) =>
        Arguments.Of(e, call, 2, 10) is { } terms ? [.. terms.Select((term, i) => e.Truth(term, i))] : null;

    private static bool? Named(Expressions e, Entry call)
    {
        if (e.Context == Context.Rules) return Refuse(e, call);
        if (call.Value is Scalar name) return e.Conditions.Of(name.Text, name.At);
        e.Fail(call.Value.At, "Condition takes the name of a condition.");
        return null;
    }

    private static bool? Refuse(Expressions e, Entry call)
    {
        e.Fail(call.At, $"{call.Key} can't stand here, where something true or false is asked for; Fn::And, Fn::Or, Fn::Not and Fn::Equals can.");
        return null;
    }
}
