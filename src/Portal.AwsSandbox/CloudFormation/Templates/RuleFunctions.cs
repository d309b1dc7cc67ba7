using Portal.AwsSandbox.Wire;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>The Rules section: assertions across parameters, with functions that exist only there.</summary>
internal static class RuleFunctions
{
    public static bool Is(string function) =>
        function is "Fn::Contains" or "Fn::EachMemberEquals" or "Fn::EachMemberIn";

    /// <summary>Throws with the first assertion that does not hold.</summary>
    // The wording around the assertion's own description is not confirmed by any source.
    public static void Check(Scope scope)
    {
        foreach (var (name, rule) in scope.Template.Rules)
        {
            if (rule["RuleCondition"] is { } condition && !scope.Truth(condition)) continue;
            foreach (var assertion in (rule["Assertions"] as Sequence)?.Items.OfType<Mapping>() ?? [])
                if (assertion["Assert"] is not { } assert)
                    throw TemplateReader.Format($"Every assertion of rule {name} must contain an Assert member.");
                else if (!scope.Truth(assert))
                    throw AwsException.Validation($"Template error: Rule {name} failed: {(assertion["AssertDescription"] as Scalar)?.Text ?? "assertion is false"}");
        }
    }

    public static bool Truth(Scope scope, Entry call)
    {
        if (call.Value is not Sequence { Items: [var first, var second] })
            throw AwsException.Validation($"Template error: {call.Key} requires two arguments");
        var left = Texts(scope, first);
        var right = Texts(scope, second);
        return call.Key switch
        {
            "Fn::Contains" => right.All(left.Contains),
            "Fn::EachMemberEquals" => left.All(text => right.Contains(text)),
            _ => left.All(right.Contains),
        };
    }

    private static List<string> Texts(Scope scope, Node node) => node switch
    {
        Mapping { Entries: [{ Key: "Fn::RefAll", Value: Scalar type }] } =>
            [.. scope.Template.Parameters.Values.Where(p => p.Type == type.Text).SelectMany(p => Texts(scope.Names.Parameters[p.Name]))],
        // An attribute of an account's own resource can't be looked up here; its name at least compares equal to itself.
        Mapping { Entries: [{ Key: "Fn::ValueOf" or "Fn::ValueOfAll", Value: Sequence { Items: [Scalar name, ..] } }] } =>
            scope.Names.Parameters.TryGetValue(name.Text, out var value) ? Texts(value) : [],
        _ => Texts(scope.Evaluate(node)),
    };

    private static List<string> Texts(Value? value) => value switch
    {
        Value.Text text => [text.Content],
        Value.Items items => [.. items.All.OfType<Value.Text>().Select(text => text.Content)],
        _ => [],
    };
}
