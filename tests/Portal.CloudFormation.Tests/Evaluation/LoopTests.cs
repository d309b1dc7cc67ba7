namespace Portal.CloudFormation.Tests.Evaluation;

public sealed class LoopTests
{
    [Fact]
    public void A_loop_makes_one_resource_for_each_member()
    {
        var evaluated = Stack.Evaluate("""
            Transform: AWS::LanguageExtensions
            Parameters:
              Zones: { Type: CommaDelimitedList, Default: "eu-west-1a,eu-west-1b" }
            Resources:
              Vpc: { Type: AWS::EC2::VPC }
              Fn::ForEach::Subnets:
                - Zone
                - !Ref Zones
                - Subnet&{Zone}:
                    Type: AWS::EC2::Subnet
                    Properties:
                      VpcId: !Ref Vpc
                      AvailabilityZone: !Ref Zone
                      Tags: [{ Key: Name, Value: !Sub "${AWS::StackName}-${Zone}" }]
            Outputs:
              Fn::ForEach::Ids:
                - Zone
                - !Ref Zones
                - Id&{Zone}:
                    Value: !GetAtt
                      - !Sub Subnet&{Zone}
                      - SubnetId
            """);
        evaluated.Problems.ShouldBeEmpty();
        evaluated.Resources.Select(r => r.LogicalId).ShouldBe(["Vpc", "Subneteuwest1a", "Subneteuwest1b"]);
        var second = evaluated.Resources[2];
        Shown.Of(second.Properties).ShouldBe("{VpcId: <${Vpc}>, AvailabilityZone: eu-west-1b, Tags: [{Key: Name, Value: shop-eu-west-1b}]}");
        evaluated.Outputs.Select(o => Shown.Of(o.Value)).ShouldBe(["<${Subneteuwest1a.SubnetId}>", "<${Subneteuwest1b.SubnetId}>"]);
    }

    [Fact]
    public void Loops_nest_and_stand_in_properties_too()
    {
        var evaluated = Stack.Evaluate("""
            Transform: AWS::LanguageExtensions
            Resources:
              Fn::ForEach::Outer:
                - X
                - [A, B]
                - Fn::ForEach::Inner:
                    - Y
                    - ["1", "2"]
                    - R${X}${Y}:
                        Type: A::B::C
                        Properties:
                          Fn::ForEach::Keys:
                            - Z
                            - [p, q]
                            - Key${Z}: !Sub "${X}${Y}${Z}"
            """);
        evaluated.Problems.ShouldBeEmpty();
        evaluated.Resources.Select(r => r.LogicalId).ShouldBe(["RA1", "RA2", "RB1", "RB2"]);
        Shown.Of(evaluated.Resources[2].Properties).ShouldBe("{Keyp: B1p, Keyq: B1q}");
    }

    [Theory]
    [InlineData("[X, [a, b], {R: {Type: 'A::B::C'}}]", "makes the key R twice")]
    [InlineData("[X, a, {'R${X}': {Type: 'A::B::C'}}]", "must be a list")]
    [InlineData("[X, [a]]", "takes an identifier, a collection and a mapping")]
    [InlineData("plain", "takes an identifier, a collection and a mapping")]
    [InlineData("[X, !Ref Open, {'R${X}': {Type: 'A::B::C'}}]", "members of Fn::ForEach are not known")]
    [InlineData("[X, [a-b], {'R${X}': {Type: 'A::B::C'}}]", "may have only the letters")]
    [InlineData("[X, [a], {'R${X}': {Properties: {}}}]", "Type is missing")]
    public void A_wrong_loop_is_a_problem(string loop, string says)
    {
        var evaluated = Stack.Evaluate($$"""
            Transform: AWS::LanguageExtensions
            Parameters: { Open: { Type: CommaDelimitedList } }
            Resources:
              Fn::ForEach::Loop: {{loop}}
            """);
        evaluated.Problems.ShouldHaveSingleItem().Message.ShouldContain(says);
        evaluated.Resources.ShouldBeEmpty();
    }

    [Fact]
    public void A_loop_needs_its_transform() =>
        Template.Read("Resources: { 'Fn::ForEach::L': [X, [a], {'R${X}': {Type: 'A::B::C'}}] }").Problems
            .ShouldHaveSingleItem().Message.ShouldContain("Transform: AWS::LanguageExtensions");
}
