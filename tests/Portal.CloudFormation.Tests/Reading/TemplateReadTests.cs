using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Tests.Reading;

public sealed class TemplateReadTests
{
    [Fact]
    public void Sections_are_told_apart_in_the_order_of_the_text()
    {
        var template = Stack.Template(Fixture.ThreeTier);
        template.Description.ShouldBe("A web application on three tiers over three zones.");
        template.Parameters.Take(3).Select(p => p.Name).ShouldBe(["EnvironmentName", "VpcCidr", "ZoneA"]);
        template.Resources.Count.ShouldBe(49);
        template.Resources[0].LogicalId.ShouldBe("Vpc");
        template.Conditions.Select(c => c.Name).ShouldBe(["NatInEveryZone", "HasAlarmEmail", "HasCertificate"]);
        template.Mappings.ShouldHaveSingleItem().Name.ShouldBe("Cache");
        template.Rules.ShouldHaveSingleItem().Assertions.Count.ShouldBe(3);
        template.Outputs[2].Condition.ShouldBe("HasAlarmEmail");
    }

    [Fact]
    public void A_parameter_has_everything_that_was_declared()
    {
        var parameters = Stack.Template("""
            Parameters:
              Size:
                Type: Number
                Default: 3
                Description: How many.
                AllowedValues: [3, 4]
                ConstraintDescription: Three or four.
                MinValue: 3
                MaxValue: 4.5
              Secret:
                Type: String
                AllowedPattern: "[a-z]+"
                MinLength: 1
                MaxLength: 8
                NoEcho: yes
            Resources: { A: { Type: "A::B::C" } }
            """).Parameters;
        parameters[0].AllowedValues.ShouldBe(["3", "4"]);
        (parameters[0] with { AllowedValues = parameters[1].AllowedValues }).ShouldBe(new ParameterDeclaration(
            "Size", "Number", "3", "How many.", parameters[1].AllowedValues, null, "Three or four.", null, null, 3, 4.5m, false, new Position(2, 3)));
        parameters[1].ShouldBe(new ParameterDeclaration(
            "Secret", "String", null, null, parameters[1].AllowedValues, "[a-z]+", null, 1, 8, null, null, true, new Position(10, 3)));
        parameters[1].AllowedValues.ShouldBeEmpty();
    }

    [Fact]
    public void A_resource_has_everything_that_was_declared()
    {
        var instances = Stack.Template(Fixture.ThreeTier).Resource("Instances").ShouldNotBeNull();
        instances.Type.ShouldBe("AWS::AutoScaling::AutoScalingGroup");
        instances.DependsOn.ShouldBe(["AppDefaultRouteA", "AppDefaultRouteB"]);
        instances.CreationPolicy.ShouldBeOfType<Mapping>()["ResourceSignal"].ShouldNotBeNull();
        instances.UpdatePolicy.ShouldNotBeNull();
        instances.Properties["MinSize"].ShouldNotBeNull();
        var database = Stack.Template(Fixture.ThreeTier).Resource("Database").ShouldNotBeNull();
        (database.DeletionPolicy, database.UpdateReplacePolicy, database.Condition).ShouldBe(("Snapshot", "Snapshot", null));
    }

    [Theory]
    [InlineData("[]", "", "not a mapping")]
    [InlineData("just text", "", "not a mapping")]
    [InlineData("A: &x 1", "", "anchor")]
    [InlineData("Description: x", "Resources", "section Resources is missing")]
    [InlineData("Resources: {}", "Resources", "at least one resource")]
    [InlineData("Resources: []", "Resources", "must be a mapping")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nRessources: {}", "Ressources", "not a section")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nGlobals: {}", "Globals", "not a section")]
    [InlineData("AWSTemplateFormatVersion: 2012-10-17\nResources: { A: { Type: 'A::B::C' } }", "AWSTemplateFormatVersion", "2010-09-09")]
    [InlineData("Description: [x]\nResources: { A: { Type: 'A::B::C' } }", "Description", "plain text")]
    [InlineData("Resources: { A: x }", "Resources.A", "must be a mapping")]
    [InlineData("Resources: { A: {} }", "Resources.A.Type", "Type is missing")]
    [InlineData("Resources: { A: { Type: Bucket } }", "Resources.A.Type", "types look like")]
    [InlineData("Resources: { my-bucket: { Type: 'A::B::C' } }", "Resources.my-bucket", "may have only the letters")]
    [InlineData("Resources: { A: { Type: 'A::B::C', Propertis: {} } }", "Resources.A.Propertis", "not an attribute of a resource")]
    [InlineData("Resources: { A: { Type: 'A::B::C', Properties: [] } }", "Resources.A.Properties", "must be a mapping")]
    [InlineData("Resources:\n  A:\n    Type: A::B::C\n    Properties:", "Resources.A.Properties", "empty (null)")]
    [InlineData("Resources: { A: { Type: 'A::B::C', Properties: { P: [1, ~] } } }", "Resources.A.Properties.P[1]", "empty (null)")]
    [InlineData("Resources: { A: { Type: 'A::B::C', DependsOn: { B: c } } }", "Resources.A.DependsOn", "list of plain values")]
    [InlineData("Resources: { A: { Type: 'A::B::C', DeletionPolicy: Keep } }", "Resources.A.DeletionPolicy", "one of Delete, Retain, Snapshot")]
    [InlineData("Resources: { A: { Type: 'A::B::C', UpdateReplacePolicy: RetainExceptOnCreate } }", "Resources.A.UpdateReplacePolicy", "one of Delete")]
    [InlineData("Resources: { A: { Type: 'A::B::C', Condition: [x] } }", "Resources.A.Condition", "plain text")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nParameters: { P: {} }", "Parameters.P.Type", "Type is missing")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nParameters: { P: { Type: Text } }", "Parameters.P.Type", "not a type of parameters")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nParameters: { P: { Type: 'List<List<Number>>' } }", "Parameters.P.Type", "not a type of parameters")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nParameters: { P: { Type: String, Allowed: [a] } }", "Parameters.P.Allowed", "not an attribute of a parameter")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nParameters: { P: { Type: String, MinLength: x } }", "Parameters.P.MinLength", "must be a number")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nParameters: { P: { Type: String, MinLength: 1.5 } }", "Parameters.P.MinLength", "whole number")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nParameters: { P: { Type: String, NoEcho: perhaps } }", "Parameters.P.NoEcho", "true or false")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nParameters: { P: { Type: String, AllowedValues: a } }", "Parameters.P.AllowedValues", "list of plain values")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nMappings: { M: { a: b } }", "Mappings.M.a", "must be a mapping")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nMappings: { M: { a: { b: { c: d } } } }", "Mappings.M.a.b", "must be plain")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nRules: { R: {} }", "Rules.R.Assertions", "at least one assertion")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nRules: { R: { Assertions: [x] } }", "Rules.R.Assertions", "a mapping with Assert")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nOutputs: { O: {} }", "Outputs.O.Value", "Value is missing")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nOutputs: { O: { Value: x, Export: {} } }", "Outputs.O.Export.Name", "needs a Name")]
    [InlineData("Resources: { A: { Type: 'A::B::C' } }\nTransform: { Location: x }", "Transform", "a mapping with a Name")]
    public void What_CloudFormation_refuses_is_a_problem_with_its_path(string text, string path, string says)
    {
        var reading = Template.Read(text);
        reading.Template.ShouldBeNull();
        var problem = reading.Problems[0];
        problem.Path.ShouldBe(path);
        problem.Message.ShouldContain(says);
    }

    [Theory]
    [InlineData("Transform: AWS::Serverless-2016-10-31\nGlobals: { Function: {} }\nResources: { A: { Type: AWS::Serverless::Function } }")]
    [InlineData("Transform: [A, { Name: B, Parameters: { x: y } }]\nResources: { A: { Type: 'Custom::Thing', Version: 1.0 } }")]
    [InlineData("Transform: { Name: 'AWS::Include', Parameters: { Location: 's3://x' } }\nResources: { A: { Type: 'My::Own::Thing::MODULE' } }")]
    [InlineData("Metadata: { x: y }\nHooks: { H: {} }\nResources: { A: { Type: 'A::B::C', Metadata: { a: b } } }")]
    [InlineData("Mappings: { 'Fn::Transform': { Name: x } }\nResources: { A: { Type: 'A::B::C' } }")]
    public void Less_usual_templates_are_read(string text) => Template.Read(text).Problems.ShouldBeEmpty();

    [Fact]
    public void All_problems_come_at_once() =>
        Template.Read("Resources: { A: {}, B: { Type: x }, c-d: { Type: 'A::B::C' } }\nOutputs: { O: {} }").Problems.Count.ShouldBe(4);
}
