using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Tests;

/// <summary>Short ways from a template's text to what becomes of it.</summary>
internal static class Stack
{
    public static readonly PseudoParameters Pseudo = new(
        "123456789012", "eu-west-1", "shop", null, "aws", "amazonaws.com",
        ["arn:aws:sns:eu-west-1:123456789012:told"], ["eu-west-1a", "eu-west-1b", "eu-west-1c"]);

    public static Template Template(string text)
    {
        var reading = CloudFormation.Template.Read(text);
        reading.Problems.ShouldBeEmpty();
        return reading.Template.ShouldNotBeNull();
    }

    public static EvaluatedTemplate Evaluate(string text, params (string Name, string Value)[] given) =>
        Evaluator.Evaluate(Template(text), Given(given), Pseudo);

    public static Dictionary<string, string> Given(params (string Name, string Value)[] given) => given.ToDictionary(g => g.Name, g => g.Value);

    public static readonly Dictionary<string, string> ThreeTierInputs = Given(
        ("EnvironmentName", "shop"), ("ZoneA", "eu-west-1a"), ("ZoneB", "eu-west-1b"), ("ZoneC", "eu-west-1c"));

    public static EvaluatedTemplate ThreeTier(params (string Name, string Value)[] changed)
    {
        var given = new Dictionary<string, string>(ThreeTierInputs);
        foreach (var (name, value) in changed) given[name] = value;
        var evaluated = Evaluator.Evaluate(Template(Fixture.ThreeTier), given, Pseudo);
        evaluated.Problems.ShouldBeEmpty();
        return evaluated;
    }
}
