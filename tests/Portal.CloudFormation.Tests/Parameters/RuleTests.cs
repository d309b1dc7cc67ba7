using Portal.CloudFormation.Parameters;

namespace Portal.CloudFormation.Tests.Parameters;

public sealed class RuleTests
{
    [Theory]
    [InlineData("!Not [!Equals [!Ref A, !Ref B]]", "x", "y", true)]
    [InlineData("!Not [!Equals [!Ref A, !Ref B]]", "x", "x", false)]
    [InlineData("!And [!Equals [!Ref A, x], !Equals [!Ref B, y]]", "x", "y", true)]
    [InlineData("!Or [!Equals [!Ref A, y], !Equals [!Ref B, y]]", "x", "y", true)]
    [InlineData("!Or [!Equals [!Ref A, y], !Equals [!Ref B, x]]", "x", "y", false)]
    [InlineData("Fn::Contains: [[x, y], !Ref A]", "x", "y", true)]
    [InlineData("Fn::Contains: [[x, y], !Ref A]", "z", "y", false)]
    [InlineData("Fn::Contains: [!Ref List, !Ref A]", "m", "y", true)]
    [InlineData("Fn::Contains: [!Ref List, !Ref A]", "x", "y", false)]
    [InlineData("Fn::EachMemberEquals: [!Ref List, !Ref A]", "x", "y", false)]
    [InlineData("Fn::EachMemberEquals: [[x, x], !Ref A]", "x", "y", true)]
    [InlineData("Fn::EachMemberIn: [!Ref List, [m, n, o]]", "x", "y", true)]
    [InlineData("Fn::EachMemberIn: [[!Ref A, !Ref B], [x]]", "x", "y", false)]
    [InlineData("Fn::EachMemberEquals: [{'Fn::ValueOfAll': ['AWS::EC2::VPC::Id', Tags.Env]}, prod]", "x", "y", true)]
    [InlineData("!Equals [{'Fn::ValueOf': [Vpc, Tags.Env]}, prod]", "x", "y", true)]
    [InlineData("Fn::Contains: [{'Fn::RefAll': 'AWS::EC2::VPC::Id'}, 'vpc-01234567']", "x", "y", true)]
    [InlineData("Fn::Contains: [{'Fn::RefAll': 'AWS::EC2::VPC::Id'}, 'vpc-00000000']", "x", "y", false)]
    public void An_assertion_holds_or_is_broken(string assert, string a, string b, bool holds)
    {
        var problems = Check($$"""
            R:
                Assertions:
                  - Assert:
                      {{assert}}
                    AssertDescription: They must fit together.
            """, a, b);
        problems.Select(p => (p.Code, p.Message)).Distinct().ShouldBe(holds ? [] : [("Rule", "They must fit together.")]);
    }

    [Fact]
    public void The_problem_stands_on_each_parameter_that_the_assertion_reads() =>
        Check("R: { Assertions: [{ Assert: !Not [!Equals [!Ref A, !Ref B]], AssertDescription: No twins. }] }", "x", "x").ShouldBe(
        [
            new ParameterProblem("A", ParameterCode.Rule, "No twins.", "Change A, or B."),
            new ParameterProblem("B", ParameterCode.Rule, "No twins.", "Change B, or A."),
        ]);

    [Theory]
    [InlineData("x", 1)]
    [InlineData("z", 0)]
    public void A_rule_holds_only_when_its_condition_does(string a, int problems) =>
        Check("R: { RuleCondition: !Equals [!Ref A, x], Assertions: [{ Assert: !Equals [!Ref B, y] }] }", a, "other").Count.ShouldBe(problems);

    [Fact]
    public void Without_a_description_the_rule_is_named() =>
        Check("Together: { Assertions: [{ Assert: !Equals [!Ref B, y] }] }", "x", "z").ShouldHaveSingleItem()
            .ShouldBe(new ParameterProblem("B", ParameterCode.Rule, "The rule Together of the template is broken.", "Change B."));

    [Fact]
    public void What_depends_on_a_missing_value_is_left_open() =>
        ParameterCheck.Check(Template("R: { Assertions: [{ Assert: !Equals [!Ref A, !Ref B] }] }"), Stack.Given(("A", "x")), Stack.Pseudo)
            .ShouldHaveSingleItem().Code.ShouldBe(ParameterCode.Missing);

    private static IReadOnlyList<ParameterProblem> Check(string rules, string a, string b) =>
        ParameterCheck.Check(Template(rules), Stack.Given(("A", a), ("B", b)), Stack.Pseudo);

    private static Template Template(string rules) => Stack.Template($$"""
        Parameters:
          A: { Type: String }
          B: { Type: String }
          List: { Type: CommaDelimitedList, Default: "m,n" }
          Vpc: { Type: "AWS::EC2::VPC::Id", Default: vpc-01234567 }
        Rules:
          {{rules}}
        Resources: { R: { Type: "A::B::C" } }
        """);
}
