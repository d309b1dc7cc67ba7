using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Tests.Evaluation;

/// <summary>One expression in a template that has something of everything to refer to.</summary>
internal static class Expression
{
    private const string Surroundings = """
        Transform: AWS::LanguageExtensions
        Parameters:
          Name: { Type: String, Default: blue }
          Count: { Type: Number, Default: 3 }
          Names: { Type: CommaDelimitedList, Default: "a, b,c" }
          Image: { Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", Default: /images/web }
          Empty: { Type: String }
          Password: { Type: String, NoEcho: true, Default: hunter2 }
        Mappings:
          Sizes:
            eu-west-1: { small: t4g.small, all: [t4g.small, t4g.large] }
            other: { small: t3.small }
        Conditions:
          Yes: !Equals [a, a]
          No: !Equals [a, b]
          IsBlue: !Equals [!Ref Name, blue]
          Maybe: !Equals [!Ref Image, ami-1]
        Resources:
          Vpc: { Type: AWS::EC2::VPC }
          Never: { Type: AWS::EC2::VPC, Condition: No }
          Perhaps: { Type: AWS::EC2::VPC, Condition: Maybe }
          Subject:
            Type: AWS::SSM::Parameter
            Properties:
              Value:
                - EXPRESSION
        """;

    /// <param name="yaml">One line.</param>
    public static string Value(string yaml)
    {
        var (value, problems) = Evaluate(yaml);
        problems.ShouldBeEmpty();
        return value;
    }

    public static TemplateProblem Problem(string yaml) => Evaluate(yaml).Problems.ShouldHaveSingleItem();

    private static (string Value, IReadOnlyList<TemplateProblem> Problems) Evaluate(string yaml)
    {
        var evaluated = Stack.Evaluate(Surroundings.Replace("EXPRESSION", yaml, StringComparison.Ordinal));
        var list = evaluated.Resource("Subject")!.Properties["Value"].ShouldBeOfType<KnownList>();
        return (list.Items.Count == 0 ? "nothing" : Shown.Of(list.Items[0]), evaluated.Problems);
    }
}
