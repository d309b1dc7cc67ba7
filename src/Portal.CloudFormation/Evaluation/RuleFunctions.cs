using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>Functions that can be used only in Rules.</summary>
internal static class RuleFunctions
{
    public static bool? Truth(Expressions e, Entry call)
    {
        if (e.Context != Context.Rules)
        {
            e.Fail(call.At, $"{call.Key} can be used only in Rules.");
            return null;
        }
        if (Arguments.Of(e, call, 2, 2) is not [var first, var second]) return null;
        if (List(e, call, first, 0) is not { } members) return null;
        if (call.Key == "Fn::EachMemberIn")
            return List(e, call, second, 1) is { } allowed && e.Spend((int)Math.Min((long)members.Count * allowed.Count, int.MaxValue), call.At) ? Logic.And([.. members.Select(member => IsIn(member, allowed))]) : null;

        var value = e.Of(second, 1);
        return call.Key == "Fn::Contains" ? IsIn(value, members) : Logic.And([.. members.Select(member => Logic.AreEqual(member, value))]);
    }

    /// <summary>The values of all parameters of an AWS type, as one list.</summary>
    public static Value? RefAll(Expressions e, Entry call)
    {
        if (call.Value is not Scalar type) return e.Fail(call.Value.At, "Fn::RefAll takes a type of parameters, such as AWS::EC2::VPC::Id.");
        var values = new List<Value>();
        foreach (var parameter in e.Template.Parameters.Where(p => p.Type == type.Text || p.Type == $"List<{type.Text}>"))
        {
            e.Trace.Parameter(parameter.Name);
            var value = e.Scope.Parameter(parameter.Name)!;
            if (value is KnownList list) values.AddRange(list.Items);
            else values.Add(value);
        }
        return new KnownList(values);
    }

    /// <summary>An attribute of what a parameter names, such as the tags of a VPC: only AWS knows it.</summary>
    public static Value? ValueOf(Expressions e, Entry call)
    {
        if (Arguments.Of(e, call, 2, 2) is not [Scalar parameter, Scalar attribute])
            return e.Fail(call.Value.At, "Fn::ValueOf takes a parameter and an attribute.");
        if (e.Scope.Parameter(parameter.Text) is null) return e.Fail(parameter.At, $"There is no parameter named {parameter.Text}.");
        e.Trace.Parameter(parameter.Text);
        return new Unknown($"${{Fn::ValueOf({parameter.Text}, {attribute.Text})}}", [new Reference(ReferenceKind.Attribute, parameter.Text, attribute.Text)]);
    }

    /// <summary>As <see cref="ValueOf"/>, for all parameters of a type.</summary>
    public static Value? ValueOfAll(Expressions e, Entry call)
    {
        if (Arguments.Of(e, call, 2, 2) is not [Scalar type, Scalar attribute])
            return e.Fail(call.Value.At, "Fn::ValueOfAll takes a type of parameters and an attribute.");
        foreach (var parameter in e.Template.Parameters.Where(p => p.Type == type.Text || p.Type == $"List<{type.Text}>"))
            e.Trace.Parameter(parameter.Name);
        return new Unknown($"${{Fn::ValueOfAll({type.Text}, {attribute.Text})}}", [new Reference(ReferenceKind.Attribute, type.Text, attribute.Text)]);
    }

    private static bool? IsIn(Value? member, IReadOnlyList<Value> allowed) => Logic.Or([.. allowed.Select(value => Logic.AreEqual(member, value))]);

    /// <summary>Null when it is not known, or no list.</summary>
    private static IReadOnlyList<Value>? List(Expressions e, Entry call, Node node, int index)
    {
        switch (e.Of(node, index))
        {
            case KnownList list:
                return list.Items;
            case Unknown:
                return null;
            default:
                e.Fail(node.At, $"Argument {index} of {call.Key} must be a list.");
                return null;
        }
    }
}
