using System.Globalization;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

internal static class ListFunctions
{
    public static Value? Select(Expressions e, Entry call)
    {
        if (Arguments.Of(e, call, 2, 2) is not [var indexNode, var listNode]) return Unknown.Invalid;
        var indexValue = e.Of(indexNode, 0);
        var index = Arguments.Integer(e, indexValue, indexNode.At, "The index of Fn::Select");
        var list = e.Of(listNode, 1);
        if (list is Unknown unknown)
            return unknown == Unknown.Invalid || indexValue is null ? Unknown.Invalid : e.Symbolic(call, indexValue, unknown);
        if (list is not KnownList known) return e.Fail(listNode.At, "The second argument of Fn::Select must be a list.");
        if (index is null) return indexValue is Unknown ? e.Symbolic(call, indexValue, known) : Unknown.Invalid;
        return index >= 0 && index < known.Items.Count
            ? known.Items[index.Value]
            : e.Fail(call.Value.At, $"Fn::Select asks for item {index}, but the list has {known.Items.Count}; the first item is 0.");
    }

    public static Value? Length(Expressions e, Entry call) => e.Of(call.Value) switch
    {
        KnownList list => new KnownScalar(list.Items.Count.ToString(CultureInfo.InvariantCulture), ScalarKind.Integer),
        Unknown unknown => unknown == Unknown.Invalid ? unknown : e.Symbolic(call, unknown),
        _ => e.Fail(call.Value.At, "Fn::Length takes a list."),
    };

    /// <summary>An empty region means the stack's own.</summary>
    public static Value? GetAZs(Expressions e, Entry call)
    {
        var pseudo = e.Scope.Pseudo;
        switch (e.Of(call.Value))
        {
            case KnownScalar { Text: var region }:
                if (region.Length == 0) region = pseudo.Region;
                return region == pseudo.Region && pseudo.AvailabilityZones.Count > 0
                    ? new KnownList([.. pseudo.AvailabilityZones.Select(KnownScalar.String)])
                    : new Unknown($"${{Fn::GetAZs({region})}}", [new Reference(ReferenceKind.Zones, region, null)]);
            case Unknown unknown:
                return unknown == Unknown.Invalid ? unknown : e.Symbolic(call, unknown);
            default:
                return e.Fail(call.Value.At, "Fn::GetAZs takes the name of a region, or \"\" for the stack's own.");
        }
    }
}
