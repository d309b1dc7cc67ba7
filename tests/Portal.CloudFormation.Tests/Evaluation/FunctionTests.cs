namespace Portal.CloudFormation.Tests.Evaluation;

public sealed class FunctionTests
{
    [Theory]
    [InlineData("!Ref Name", "blue")]
    [InlineData("!Ref Count", "3")]
    [InlineData("!Ref Names", "[a, b, c]")]
    [InlineData("!Ref Vpc", "<${Vpc}>")]
    [InlineData("!Ref Perhaps", "<${Perhaps}>")]
    [InlineData("!Ref Image", "<{{resolve:ssm:/images/web}}>")]
    [InlineData("!Ref Empty", "<${Empty}>")]
    [InlineData("!Ref Password", "<${Password}>")]
    [InlineData("!Ref AWS::Region", "eu-west-1")]
    [InlineData("!Ref AWS::AccountId", "123456789012")]
    [InlineData("!Ref AWS::StackName", "shop")]
    [InlineData("!Ref AWS::StackId", "<${AWS::StackId}>")]
    [InlineData("!Ref AWS::Partition", "aws")]
    [InlineData("!Ref AWS::URLSuffix", "amazonaws.com")]
    [InlineData("!Ref AWS::NotificationARNs", "[arn:aws:sns:eu-west-1:123456789012:told]")]
    [InlineData("!Ref AWS::NoValue", "nothing")]
    public void Ref_gives_parameters_and_names_resources(string yaml, string value) => Expression.Value(yaml).ShouldBe(value);

    [Theory]
    [InlineData("!GetAtt Vpc.CidrBlock", "<${Vpc.CidrBlock}>")]
    [InlineData("!GetAtt Vpc.A.B", "<${Vpc.A.B}>")]
    [InlineData("Fn::GetAtt: [Vpc, !Ref Name]", "<${Vpc.blue}>")]
    [InlineData("!ImportValue network-vpc", "<${Fn::ImportValue(network-vpc)}>")]
    [InlineData("!ImportValue {'Fn::Sub': '${Name}-vpc'}", "<${Fn::ImportValue(blue-vpc)}>")]
    public void Attributes_and_imports_stay_unknown(string yaml, string value) => Expression.Value(yaml).ShouldBe(value);

    [Theory]
    [InlineData("!Sub 'a-${Name}-${AWS::Region}'", "a-blue-eu-west-1")]
    [InlineData("!Sub plain", "plain")]
    [InlineData("!Sub '${Name}${Name}'", "blueblue")]
    [InlineData("!Sub 'x${!Name}y'", "x${Name}y")]
    [InlineData("!Sub 'open ${Name'", "open ${Name")]
    [InlineData("!Sub '$Name {Name} $${Name}'", "$Name {Name} $blue")]
    [InlineData("!Sub ['${X}-${Name}', {X: 1}]", "1-blue")]
    [InlineData("!Sub ['${Name}', {Name: red}]", "red")]
    [InlineData("!Sub ['${X}', {X: !Join ['+', [a, b]]}]", "a+b")]
    [InlineData("!Sub '${Vpc}/x'", "<${Vpc}/x>")]
    [InlineData("!Sub 'http://${Vpc.A.B}:${Count}/${!Y}'", "<http://${Vpc.A.B}:3/${!Y}>")]
    [InlineData("!Sub '${!Y}-${Vpc}'", "<${!Y}-${Vpc}>")]
    [InlineData("!Sub '{{resolve:ssm:/${Name}/key}}'", "<{{resolve:ssm:/blue/key}}>")]
    [InlineData("!Sub '${Password}!'", "<${Password}!>")]
    public void Sub_fills_in_what_it_can(string yaml, string value) => Expression.Value(yaml).ShouldBe(value);

    [Theory]
    [InlineData("!Join ['-', [a, !Ref Name, 3]]", "a-blue-3")]
    [InlineData("!Join ['', []]", "")]
    [InlineData("!Join [',', !Ref Names]", "a,b,c")]
    [InlineData("!Join ['-', [a, !Ref AWS::NoValue, b]]", "a-b")]
    [InlineData("!Join ['/', [a, !Ref Vpc]]", "<a/${Vpc}>")]
    [InlineData("!Join [',', !GetAtt Vpc.Ids]", "<${Fn::Join(,, ${Vpc.Ids})}>")]
    [InlineData("!Split [',', 'a,b,,c']", "[a, b, , c]")]
    [InlineData("!Split ['--', 'a--b']", "[a, b]")]
    [InlineData("!Split [',', !Ref Vpc]", "<${Fn::Split(,, ${Vpc})}>")]
    [InlineData("!Base64 'hello é'", "aGVsbG8gw6k=")]
    [InlineData("Fn::Base64: !Sub 'id ${Vpc}'", "<${Fn::Base64(id ${Vpc})}>")]
    [InlineData("!ToJsonString {a: 1, b: [true, 'x\"y', '010', 010], c: !Ref Name}", "{\"a\":1,\"b\":[true,\"x\\\"y\",\"010\",\"010\"],\"c\":\"blue\"}")]
    [InlineData("!ToJsonString [!Ref Vpc]", "<[\"${Vpc}\"]>")]
    public void Texts_are_joined_split_and_encoded(string yaml, string value) => Expression.Value(yaml).ShouldBe(value);

    [Theory]
    [InlineData("!Select [0, [a, b]]", "a")]
    [InlineData("!Select ['1', !Ref Names]", "b")]
    [InlineData("!Select [2, !GetAZs '']", "eu-west-1c")]
    [InlineData("!Select [0, !GetAtt Vpc.Blocks]", "<${Fn::Select(0, ${Vpc.Blocks})}>")]
    [InlineData("!Select [!Ref Empty, [a, b]]", "<${Fn::Select(${Empty}, [a;b;])}>")]
    [InlineData("!Length [a, b, c]", "3")]
    [InlineData("!Length {Ref: Names}", "3")]
    [InlineData("!GetAZs eu-west-1", "[eu-west-1a, eu-west-1b, eu-west-1c]")]
    [InlineData("!GetAZs {Ref: 'AWS::Region'}", "[eu-west-1a, eu-west-1b, eu-west-1c]")]
    [InlineData("!GetAZs us-east-1", "<${Fn::GetAZs(us-east-1)}>")]
    public void Lists_are_picked_from(string yaml, string value) => Expression.Value(yaml).ShouldBe(value);

    [Theory]
    [InlineData("!Cidr [10.0.0.0/16, 3, 8]", "[10.0.0.0/24, 10.0.1.0/24, 10.0.2.0/24]")]
    [InlineData("!Cidr ['192.168.0.0/24', '2', '5']", "[192.168.0.0/27, 192.168.0.32/27]")]
    [InlineData("!Cidr ['2001:db8::/56', 2, 64]", "[2001:db8::/64, 2001:db8:0:1::/64]")]
    [InlineData("!Cidr [!GetAtt Vpc.CidrBlock, 3, 8]", "<${Fn::Cidr(${Vpc.CidrBlock}, 3, 8)}>")]
    [InlineData("!Cidr [10.0.0.0/16, 3]", "<${Fn::Cidr(10.0.0.0/16, 3)}>")]
    public void Networks_are_cut(string yaml, string value) => Expression.Value(yaml).ShouldBe(value);

    [Theory]
    [InlineData("!FindInMap [Sizes, !Ref AWS::Region, small]", "t4g.small")]
    [InlineData("!FindInMap [Sizes, eu-west-1, all]", "[t4g.small, t4g.large]")]
    [InlineData("!FindInMap [Sizes, nowhere, small, {DefaultValue: t3.micro}]", "t3.micro")]
    [InlineData("!FindInMap [Sizes, !Ref Empty, small]", "<${Fn::FindInMap(Sizes, ${Empty}, small)}>")]
    public void Maps_are_looked_up(string yaml, string value) => Expression.Value(yaml).ShouldBe(value);

    [Theory]
    [InlineData("!If [Yes, 1, 2]", "1")]
    [InlineData("!If [No, 1, 2]", "2")]
    [InlineData("!If [IsBlue, !Ref Name, !Ref Never]", "blue")]
    [InlineData("!If [No, 1, !Ref AWS::NoValue]", "nothing")]
    [InlineData("!If [Maybe, 1, !Ref Vpc]", "<${Fn::If(Maybe, 1, ${Vpc})}>")]
    public void If_takes_one_branch_and_leaves_the_other_alone(string yaml, string value) => Expression.Value(yaml).ShouldBe(value);

    [Theory]
    [InlineData("{a: !Ref AWS::NoValue, b: [!Ref AWS::NoValue, 1]}", "{b: [1]}")]
    [InlineData("{Condition: {StringEquals: {x: y}}}", "{Condition: {StringEquals: {x: y}}}")]
    [InlineData("{Ref: a, Other: b}", "{Ref: a, Other: b}")]
    [InlineData("[yes, Off, 010, 1.10]", "[true, false, 010, 1.10]")]
    [InlineData("'x{{resolve:secretsmanager:s:SecretString:p}}y{{resolve:ssm:/a}}'", "<x{{resolve:secretsmanager:s:SecretString:p}}y{{resolve:ssm:/a}}>")]
    public void Plain_data_stays_as_it_is(string yaml, string value) => Expression.Value(yaml).ShouldBe(value);
}
