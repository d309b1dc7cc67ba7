using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

internal static class ChoiceFunctions
{
    public static Value? If(Expressions e, Entry call)
    {
        if (Arguments.Of(e, call, 3, 3) is not [var condition, var whenTrue, var whenFalse]) return Unknown.Invalid;
        if (condition is not Scalar name) return e.Fail(condition.At, "The first argument of Fn::If must be the name of a condition.");
        return e.Conditions.Of(name.Text, name.At) switch
        {
            true => e.Of(whenTrue, 1),
            false => e.Of(whenFalse, 2),
            null => Either(e, call, name.Text, e.Of(whenTrue, 1), e.Of(whenFalse, 2)),
        };
    }

    private static Unknown Either(Expressions e, Entry call, string condition, Value? whenTrue, Value? whenFalse)
    {
        var nothing = KnownScalar.String("AWS::NoValue");
        return e.Symbolic(call, KnownScalar.String(condition), whenTrue ?? nothing, whenFalse ?? nothing);
    }
}
