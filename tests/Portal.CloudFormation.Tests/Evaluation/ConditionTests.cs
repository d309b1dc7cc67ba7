namespace Portal.CloudFormation.Tests.Evaluation;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("!Equals [a, a]", true)]
    [InlineData("!Equals [a, A]", false)]
    [InlineData("!Equals [1, '1']", true)]
    [InlineData("!Equals [!Ref Name, blue]", true)]
    [InlineData("!Equals [!Ref Names, [a, b]]", true)]
    [InlineData("!Equals [[a], [b]]", false)]
    [InlineData("!Equals [[a], a]", false)]
    [InlineData("!Equals [{a: 1}, {a: '1'}]", true)]
    [InlineData("!Equals [!Ref Secret, hush]", true)]
    [InlineData("!Equals [!Ref Stored, x]", null)]
    [InlineData("!Equals [!Ref Stored, !Ref Stored]", true)]
    [InlineData("!Equals [!Ref AWS::Region, eu-west-1]", true)]
    [InlineData("!Equals [!FindInMap [M, a, b], c]", true)]
    [InlineData("!Not [!Equals [a, a]]", false)]
    [InlineData("!Not [!Equals [!Ref Stored, a]]", null)]
    [InlineData("!And [!Equals [a, a], !Equals [b, b]]", true)]
    [InlineData("!And [!Equals [a, b], !Equals [!Ref Stored, b]]", false)]
    [InlineData("!And [!Equals [a, a], !Equals [!Ref Stored, b]]", null)]
    [InlineData("!Or [!Equals [a, b], !Equals [b, b]]", true)]
    [InlineData("!Or [!Equals [a, a], !Equals [!Ref Stored, b]]", true)]
    [InlineData("!Or [!Equals [a, b], !Equals [!Ref Stored, b]]", null)]
    [InlineData("!Or [!Equals [a, b], !Equals [a, b]]", false)]
    [InlineData("!Condition Other", true)]
    [InlineData("!And [!Condition Other, !Not [!Condition Other]]", false)]
    public void A_condition_is_true_false_or_not_known(string yaml, bool? truth)
    {
        var evaluated = Evaluate(yaml);
        evaluated.Problems.ShouldBeEmpty();
        evaluated.Conditions["Subject"].ShouldBe(truth);
    }

    [Theory]
    [InlineData("!And [!Equals [a, a]]", "takes 2 to 10 arguments; 1 stands here")]
    [InlineData("!Not [a]", "true or false")]
    [InlineData("!Not [!Ref Name]", "Ref can't stand here")]
    [InlineData("plain", "true or false")]
    [InlineData("!Equals [a]", "takes 2 arguments")]
    [InlineData("!Equals [!Ref A, a]", "A is a resource")]
    [InlineData("!Equals [!GetAtt A.Id, a]", "A is a resource")]
    [InlineData("!Condition Unheard", "no condition named Unheard")]
    [InlineData("!Condition [a]", "takes the name of a condition")]
    [InlineData("!Condition Subject", "in a circle: Subject → Subject")]
    [InlineData("Fn::Contains: [[a], a]", "only in Rules")]
    public void A_wrong_condition_is_a_problem(string yaml, string says)
    {
        var problem = Evaluate(yaml).Problems.ShouldHaveSingleItem();
        problem.Message.ShouldContain(says);
        problem.Path.ShouldStartWith("Conditions.Subject");
    }

    [Fact]
    public void A_circle_of_conditions_is_named_once()
    {
        var evaluated = Stack.Evaluate("""
            Conditions:
              A: !Not [!Condition B]
              B: !Not [!Condition C]
              C: !Not [!Condition A]
            Resources: { R: { Type: "A::B::C", Condition: A } }
            """);
        evaluated.Problems.ShouldHaveSingleItem().Message.ShouldContain("A → B → C → A");
    }

    [Fact]
    public void A_circle_is_named_without_those_that_only_stand_beside_it()
    {
        var evaluated = Stack.Evaluate("""
            Conditions:
              A: !And [!Condition B, !Condition A]
              B: !Equals [a, a]
            Resources: { R: { Type: "A::B::C" } }
            """);
        evaluated.Problems.ShouldHaveSingleItem().Message.ShouldEndWith(": A → A.");
    }

    [Fact]
    public void Resources_and_outputs_exist_under_their_conditions()
    {
        var evaluated = Evaluate("!Equals [a, b]", """
              Gone: { Type: "A::B::C", Condition: Subject }
              Here: { Type: "A::B::C", Condition: Other, DependsOn: Gone }
              Unsure: { Type: "A::B::C", Condition: Open }
            Outputs:
              None: { Condition: Subject, Value: !Ref Gone }
              One: { Condition: Other, Value: !Ref Here }
            """);
        evaluated.Problems.ShouldBeEmpty();
        evaluated.Resources.Select(r => (r.LogicalId, r.IsCertain)).ShouldBe([("A", true), ("Here", true), ("Unsure", false)]);
        evaluated.Outputs.ShouldHaveSingleItem().Name.ShouldBe("One");
    }

    [Fact]
    public void A_resource_under_a_condition_that_is_nowhere_is_a_problem() =>
        Evaluate("!Equals [a, b]", "  Lost: { Type: \"A::B::C\", Condition: Unheard }").Problems
            .ShouldHaveSingleItem().Message.ShouldContain("no condition named Unheard");

    private static CloudFormation.Evaluation.EvaluatedTemplate Evaluate(string condition, string more = "") => Stack.Evaluate($$"""
        Parameters:
          Name: { Type: String, Default: blue }
          Names: { Type: CommaDelimitedList, Default: "a,b" }
          Stored: { Type: "AWS::SSM::Parameter::Value<String>", Default: /x }
          Secret: { Type: String, NoEcho: true, Default: hush }
        Mappings: { M: { a: { b: c } } }
        Conditions:
          Subject:
            {{condition}}
          Other: !Equals [a, a]
          Open: !Equals [!Ref Stored, x]
        Resources:
          A: { Type: "A::B::C" }
        {{more}}
        """);
}
