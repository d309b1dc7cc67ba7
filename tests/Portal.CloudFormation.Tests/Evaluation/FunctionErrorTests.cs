using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Tests.Evaluation;

public sealed class FunctionErrorTests
{
    [Theory]
    [InlineData("!Ref Nobody", "no parameter or resource named Nobody")]
    [InlineData("!Ref AWS::Nothing", "AWS::Nothing is not a pseudo parameter")]
    [InlineData("!Ref [a]", "Ref takes the name")]
    [InlineData("!Ref Never", "its condition No is false")]
    [InlineData("!GetAtt Nobody.Arn", "no parameter or resource named Nobody")]
    [InlineData("!GetAtt Never.Arn", "its condition No is false")]
    [InlineData("!GetAtt Vpc", "Fn::GetAtt takes a resource and an attribute")]
    [InlineData("Fn::GetAtt: [Vpc, [a]]", "must be a name")]
    [InlineData("!ImportValue [a]", "takes the name of an export")]
    [InlineData("!Sub '${Nobody}'", "no parameter or resource named Nobody")]
    [InlineData("!Sub '${Nobody.Arn}'", "no parameter or resource named Nobody")]
    [InlineData("!Sub '${VAR:-x}'", "Write ${!VAR:-x} to keep the text")]
    [InlineData("!Sub '${}'", "can't be filled in")]
    [InlineData("!Sub '${Names}'", "${Names} is no plain text")]
    [InlineData("!Sub '${AWS::NoValue}'", "is AWS::NoValue")]
    [InlineData("!Sub [a]", "Fn::Sub takes a text")]
    [InlineData("!Sub {a: b}", "Fn::Sub takes a text")]
    [InlineData("!Join a", "Fn::Join takes a list of 2 arguments")]
    [InlineData("!Join ['-']", "Fn::Join takes 2 arguments; 1 stands here")]
    [InlineData("!Join [[a], [b]]", "delimiter of Fn::Join must be plain text")]
    [InlineData("!Join ['-', a]", "must be a list")]
    [InlineData("!Join ['-', [a, [b]]]", "Item 1 of Fn::Join is no plain text")]
    [InlineData("!Split ['', a]", "not empty")]
    [InlineData("!Split [',', [a]]", "must be plain text")]
    [InlineData("!Base64 [a]", "Fn::Base64 takes plain text")]
    [InlineData("!ToJsonString a", "not plain text")]
    [InlineData("!Select [2, [a, b]]", "asks for item 2, but the list has 2")]
    [InlineData("!Select [-1, [a, b]]", "asks for item -1")]
    [InlineData("!Select [x, [a, b]]", "must be a whole number")]
    [InlineData("!Select [0, a]", "must be a list")]
    [InlineData("!Length a", "Fn::Length takes a list")]
    [InlineData("!GetAZs [a]", "takes the name of a region")]
    [InlineData("!Cidr [10.0.0.300/16, 3, 8]", "must be a network such as 10.0.0.0/16")]
    [InlineData("!Cidr [10.0.0.0/16, 0, 8]", "from 1 to 256")]
    [InlineData("!Cidr [10.0.0.0/16, 257, 8]", "from 1 to 256")]
    [InlineData("!Cidr [10.0.0.0/16, 2, 17]", "from 1 to 16 for 10.0.0.0/16")]
    [InlineData("!Cidr [10.0.0.0/16, 3, 15]", "holds 2 networks of /17, not 3")]
    [InlineData("!Cidr [10.0.0.0/16, x, 8]", "must be a whole number")]
    [InlineData("!Cidr 10.0.0.0/16", "Fn::Cidr takes a list of 2 to 3 arguments")]
    [InlineData("!FindInMap [Nothing, a, b]", "no map named Nothing")]
    [InlineData("!FindInMap [Sizes, nowhere, small]", "has no key nowhere")]
    [InlineData("!FindInMap [Sizes, other, all]", "has no key all under other")]
    [InlineData("!FindInMap [Sizes, [a], b]", "takes the names of a map")]
    [InlineData("!FindInMap [Sizes, a]", "takes 3 to 4 arguments")]
    [InlineData("!FindInMap [Sizes, a, b, c]", "must be a mapping with DefaultValue")]
    [InlineData("!If [Unheard, 1, 2]", "no condition named Unheard")]
    [InlineData("!If [!Equals [a, b], 1, 2]", "must be the name of a condition")]
    [InlineData("!If [Yes, 1]", "Fn::If takes 3 arguments; 2 stand here")]
    [InlineData("!Equals [a, b]", "can be used only in Conditions and Rules")]
    [InlineData("!And [a, b]", "can be used only in Conditions and Rules")]
    [InlineData("Fn::Contains: [[a], b]", "can be used only in Rules")]
    [InlineData("Fn::RefAll: AWS::EC2::VPC::Id", "can be used only in Rules")]
    [InlineData("Fn::Guess: a", "Fn::Guess is not a function")]
    [InlineData("{'Fn::Sub': a, Other: b}", "Fn::Sub must stand alone")]
    [InlineData("!Transform {Name: 'AWS::Include', Parameters: {Location: s3}}", "runs a macro")]
    [InlineData("!Transform {Location: s3}", "a mapping with a Name")]
    [InlineData("{'Fn::Transform': {Name: x}, Other: b}", "runs a macro")]
    public void A_wrong_expression_is_one_problem_with_its_place(string yaml, string says)
    {
        var problem = Expression.Problem(yaml);
        problem.Message.ShouldContain(says);
        problem.Path.ShouldStartWith("Resources.Subject.Properties.Value[0]");
        problem.At.Line.ShouldBe(26);
        problem.At.Column.ShouldBeGreaterThanOrEqualTo(11);
    }

    [Fact]
    public void What_follows_from_a_wrong_expression_is_not_reported_again() =>
        Expression.Problem("!Select [0, !Split [',', !Join ['-', !Ref Nobody]]]").Message.ShouldContain("Nobody");

    [Theory]
    [InlineData("!Length [a]")]
    [InlineData("!ToJsonString [a]")]
    [InlineData("!FindInMap [M, a, c, {DefaultValue: x}]")]
    public void What_belongs_to_language_extensions_needs_them(string yaml)
    {
        var evaluated = Stack.Evaluate($$"""
            Mappings: { M: { a: { b: c } } }
            Resources: { A: { Type: "A::B::C", Properties: { P: {{yaml}} } } }
            """);
        evaluated.Problems.ShouldHaveSingleItem().Message.ShouldContain("Transform: AWS::LanguageExtensions");
    }

    [Fact]
    public void A_problem_deep_inside_names_the_way_there()
    {
        var problem = Stack.Evaluate("""
            Resources:
              A:
                Type: A::B::C
                Properties:
                  Tags:
                    - Key: x
                      Value: !Join ['-', [a, !Ref Nobody]]
            """).Problems.ShouldHaveSingleItem();
        problem.Path.ShouldBe("Resources.A.Properties.Tags[0].Value.Fn::Join[1][1].Ref");
        problem.At.ShouldBe(new Position(7, 34));
    }
}
