using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

internal static class ReferenceFunctions
{
    public static Value? Ref(Expressions e, Entry call) =>
        call.Value is Scalar name
            ? Named(e, name.Text, name.At)
            : e.Fail(call.Value.At, "Ref takes the name of a parameter or a resource.");

    public static Value? GetAtt(Expressions e, Entry call)
    {
        if (call.Value is not Sequence { Items: [Scalar resource, var attributeNode] })
            return e.Fail(call.Value.At, "Fn::GetAtt takes a resource and an attribute, such as [Database, Endpoint.Address].");
        return e.Of(attributeNode, 1) switch
        {
            KnownScalar attribute when attribute.Text.Length > 0 => Attribute(e, resource.Text, attribute.Text, resource.At),
            Unknown unknown => e.Symbolic(call, KnownScalar.String(resource.Text), unknown),
            _ => e.Fail(attributeNode.At, "The attribute of Fn::GetAtt must be a name."),
        };
    }

    public static Value? ImportValue(Expressions e, Entry call)
    {
        switch (e.Of(call.Value))
        {
            case KnownScalar name:
                return new Unknown($"${{Fn::ImportValue({name.Text})}}", [new Reference(ReferenceKind.Import, name.Text, null)]);
            case Unknown unknown:
                return e.Symbolic(call, unknown);
            default:
                return e.Fail(call.Value.At, "Fn::ImportValue takes the name of an export.");
        }
    }

    /// <summary>What <c>Ref: name</c> and <c>${name}</c> stand for.</summary>
    public static Value? Named(Expressions e, string name, Position at)
    {
        if (e.Scope.TryPseudo(name, out var pseudo)) return pseudo;
        if (e.Scope.Parameter(name) is { } parameter)
        {
            e.Trace.Parameter(name);
            return e.Context == Context.Resources ? Shown(e, name, e.SpendOn(parameter, at)) : parameter;
        }
        return Exists(e, name, at)
            ? new Unknown($"${{{name}}}", [new Reference(ReferenceKind.PhysicalId, name, null)])
            : Unknown.Invalid;
    }

    public static Value Attribute(Expressions e, string logicalId, string attribute, Position at) =>
        Exists(e, logicalId, at)
            ? new Unknown($"${{{logicalId}.{attribute}}}", [new Reference(ReferenceKind.Attribute, logicalId, attribute)])
            : Unknown.Invalid;

    /// <summary>A NoEcho value steers conditions but is never shown where it ends up.</summary>
    private static Value Shown(Expressions e, string name, Value value) =>
        e.Template.Parameter(name) is { NoEcho: true } && value is KnownScalar or KnownList
            ? new Unknown($"${{{name}}}", [new Reference(ReferenceKind.SecretParameter, name, null)]) { Secrets = [SecretOf(value)] }
            : value;

    private static string SecretOf(Value value) =>
        value is KnownList list ? string.Join(',', list.Items.Select(SecretOf)) : ((KnownScalar)value).Text;

    private static bool Exists(Expressions e, string name, Position at)
    {
        if (e.Template.Resource(name) is not { } resource)
        {
            e.Fail(at, name.StartsWith("AWS::", StringComparison.Ordinal)
                ? $"{name} is not a pseudo parameter that CloudFormation knows."
                : $"There is no parameter or resource named {name}.");
            return false;
        }
        if (e.Context != Context.Resources)
        {
            e.Fail(at, $"{name} is a resource; conditions and rules can read only parameters and maps.");
            return false;
        }
        if (resource.Condition is { } condition && e.Conditions.Of(condition, at) == false)
        {
            e.Fail(at, $"{name} doesn't exist here: its condition {condition} is false. Choose with Fn::If what stands in for it.");
            return false;
        }
        e.Trace.Resource(name);
        return true;
    }
}
