using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Tests.Evaluation;

public sealed class EvaluatedTemplateTests
{
    [Fact]
    public void A_three_tier_template_evaluates_without_a_problem()
    {
        var evaluated = Stack.ThreeTier();
        evaluated.Resources.Count.ShouldBe(48);
        Shown.Of(evaluated.Resource("DataSubnetC")!.Properties["CidrBlock"]).ShouldBe("10.20.128.0/20");
        Shown.Of(evaluated.Outputs.Single(o => o.Name == "DatabaseEndpoint").Value).ShouldBe("<${Database.Endpoint.Address}:${Database.Endpoint.Port}>");
        Shown.Of(evaluated.Outputs.Single(o => o.Name == "DatabaseEndpoint").ExportName).ShouldBe("shop-database");
        (evaluated.Resource("Distribution")!.Properties["DistributionConfig"] as KnownMap)!["ViewerCertificate"].ShouldBeNull();
    }

    [Fact]
    public void A_JSON_template_evaluates_as_well()
    {
        var evaluated = Stack.Evaluate(Fixture.StaticSite);
        evaluated.Problems.ShouldBeEmpty();
        Shown.Of(evaluated.Outputs.ShouldHaveSingleItem().Value).ShouldBe("<https://${Site.DomainName}>");
    }

    [Fact]
    public void DependsOn_has_what_is_written_and_what_is_referred_to()
    {
        Stack.ThreeTier().Resource("Instances")!.DependsOn
            .ShouldBe(["AppDefaultRouteA", "AppDefaultRouteB", "AppSubnetA", "AppSubnetB", "AppSubnetC", "TargetGroup", "LaunchTemplate"]);
        Stack.ThreeTier(("NatMode", "Single")).Resource("AppDefaultRouteB")!.DependsOn.ShouldBe(["AppRoutesB", "NatA"]);
    }

    [Fact]
    public void An_unknown_says_what_it_is_made_from()
    {
        var endpoint = Stack.ThreeTier().Outputs.Single(o => o.Name == "DatabaseEndpoint").Value.ShouldBeOfType<Unknown>();
        endpoint.Reads.ShouldBe(
        [
            new Reference(ReferenceKind.Attribute, "Database", "Endpoint.Address"),
            new Reference(ReferenceKind.Attribute, "Database", "Endpoint.Port"),
        ]);
    }

    [Fact]
    public void Policies_may_be_functions()
    {
        var resource = Stack.Evaluate("""
            Transform: AWS::LanguageExtensions
            Parameters: { Keep: { Type: String, Default: Retain } }
            Resources: { A: { Type: "A::B::C", DeletionPolicy: !Ref Keep, UpdateReplacePolicy: Delete } }
            """).Resources[0];
        (resource.DeletionPolicy, resource.UpdateReplacePolicy).ShouldBe(("Retain", "Delete"));
    }

    [Fact]
    public void A_secret_parameter_is_told_apart_but_never_shown()
    {
        const string text = """
            Parameters: { Password: { Type: String, NoEcho: true } }
            Resources: { A: { Type: "A::B::C", Properties: { P: !Sub "user:${Password}" } } }
            """;
        var one = Stack.Evaluate(text, ("Password", "correct horse")).Resources[0].Properties["P"].ShouldBeOfType<Unknown>();
        var other = Stack.Evaluate(text, ("Password", "battery staple")).Resources[0].Properties["P"].ShouldBeOfType<Unknown>();
        one.ShouldNotBe(other);
        one.ShouldBe(Stack.Evaluate(text, ("Password", "correct horse")).Resources[0].Properties["P"]);
        one.ToString().ShouldNotContain("correct horse");
        one.Symbol.ShouldBe("user:${Password}");
    }

    [Fact]
    public void Other_macros_are_a_problem_said_plainly()
    {
        var evaluated = Stack.Evaluate("Transform: AWS::Serverless-2016-10-31\nResources: { A: { Type: AWS::Serverless::Function } }");
        evaluated.Problems.ShouldHaveSingleItem().Message.ShouldContain("AWS::Serverless-2016-10-31 rewrites the template");
        evaluated.Resources.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("DependsOn: Nobody", "DependsOn names Nobody")]
    [InlineData("DependsOn: [B, Nobody]", "DependsOn names Nobody")]
    public void A_dependency_on_nothing_is_a_problem(string dependsOn, string says) =>
        Stack.Evaluate($$"""Resources: { A: { Type: "A::B::C", {{dependsOn}} }, B: { Type: "A::B::C" } }""").Problems
            .ShouldHaveSingleItem().Message.ShouldContain(says);

    [Fact]
    public void A_wrong_rule_is_a_problem_of_the_template() =>
        Stack.Evaluate("""
            Rules: { R: { Assertions: [{ Assert: !Equals [!Ref Nobody, a] }] } }
            Resources: { A: { Type: "A::B::C" } }
            """).Problems.ShouldHaveSingleItem().Path.ShouldStartWith("Rules.R");

    [Fact]
    public void An_output_of_nothing_is_a_problem() =>
        Stack.Evaluate("""
            Resources: { A: { Type: "A::B::C" } }
            Outputs: { O: { Value: !Ref AWS::NoValue } }
            """).Problems.ShouldHaveSingleItem().Message.ShouldContain("needs a value");

    [Fact]
    public void The_log_of_problems_is_bounded()
    {
        var refs = string.Join(", ", Enumerable.Repeat("!Ref Nobody", 5_000));
        Stack.Evaluate($$"""Resources: { A: { Type: "A::B::C", Properties: { P: [{{refs}}] } } }""").Problems.Count.ShouldBe(500);
    }
}
