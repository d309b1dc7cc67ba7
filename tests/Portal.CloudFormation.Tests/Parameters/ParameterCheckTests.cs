using Portal.CloudFormation.Parameters;

namespace Portal.CloudFormation.Tests.Parameters;

public sealed class ParameterCheckTests
{
    [Theory]
    [InlineData("Type: String", "anything at all")]
    [InlineData("Type: String", "")]
    [InlineData("Type: String, AllowedValues: [a, b]", "b")]
    [InlineData("Type: String, AllowedPattern: '[a-z]+'", "abc")]
    [InlineData("Type: String, AllowedPattern: '^$|[a-z]+'", "")]
    [InlineData("Type: String, MinLength: 2, MaxLength: 3", "ab")]
    [InlineData("Type: Number", "3")]
    [InlineData("Type: Number", "-1.5")]
    [InlineData("Type: Number", "1e3")]
    [InlineData("Type: Number, MinValue: 3, MaxValue: 10", "3")]
    [InlineData("Type: Number, MinValue: 3, MaxValue: 10", "10")]
    [InlineData("Type: Number, AllowedValues: [1, 2]", "2.0")]
    [InlineData("Type: List<Number>", "1, 2,3")]
    [InlineData("Type: CommaDelimitedList, AllowedValues: [a, b]", "a, b")]
    [InlineData("Type: CommaDelimitedList", "")]
    [InlineData("Type: 'AWS::EC2::VPC::Id'", "vpc-0123456789abcdef0")]
    [InlineData("Type: 'AWS::EC2::VPC::Id'", "vpc-01234567")]
    [InlineData("Type: 'List<AWS::EC2::Subnet::Id>'", "subnet-01234567,subnet-89abcdef")]
    [InlineData("Type: 'AWS::EC2::AvailabilityZone::Name'", "eu-west-1b")]
    [InlineData("Type: 'AWS::EC2::AvailabilityZone::Name'", "eu-west-1-lon-1a")]
    [InlineData("Type: 'AWS::EC2::Image::Id'", "ami-0123456789abcdef0")]
    [InlineData("Type: 'AWS::EC2::Instance::Id'", "i-0123456789abcdef0")]
    [InlineData("Type: 'AWS::EC2::Volume::Id'", "vol-0123456789abcdef0")]
    [InlineData("Type: 'AWS::EC2::SecurityGroup::Id'", "sg-0123456789abcdef0")]
    [InlineData("Type: 'AWS::EC2::SecurityGroup::GroupName'", "my group")]
    [InlineData("Type: 'AWS::EC2::KeyPair::KeyName'", "my key")]
    [InlineData("Type: 'AWS::Route53::HostedZone::Id'", "Z0123456789ABC")]
    [InlineData("Type: 'AWS::SSM::Parameter::Name'", "/app/key")]
    [InlineData("Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>'", "/aws/service/ami:3")]
    [InlineData("Type: 'AWS::SSM::Parameter::Value<List<String>>'", "/app/names")]
    public void A_value_that_fits_is_no_problem(string declaration, string value) => Check(declaration, value).ShouldBeEmpty();

    [Theory]
    [InlineData("Type: String, AllowedValues: [a, b, c]", "d", "NotAllowed", "P can't be \"d\".", "Choose one of a, b or c.")]
    [InlineData("Type: String, AllowedValues: [a]", "", "NotAllowed", "P can't be an empty value.", "The only value is a.")]
    [InlineData("Type: String, AllowedValues: [a, b]", "A", "NotAllowed", "P can't be \"A\".", "Choose one of a or b.")]
    [InlineData("Type: String, AllowedPattern: '[a-z]+'", "ab1", "Pattern", "P must match the pattern [a-z]+; \"ab1\" doesn't.", "Give a value that matches [a-z]+.")]
    [InlineData("Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: only small letters.", "A", "Pattern", "P must fit this: only small letters.", "Give a value that matches [a-z]+.")]
    [InlineData("Type: String, MinLength: 2, MaxLength: 3", "a", "TooShort", "P must have at least 2 characters; it has 1.", "Give from 2 to 3 characters.")]
    [InlineData("Type: String, MinLength: 1", "", "TooShort", "P must have at least 1 character; it has 0.", "Give at least 1 character.")]
    [InlineData("Type: String, MaxLength: 3", "abcd", "TooLong", "P must have at most 3 characters; it has 4.", "Give at most 3 characters.")]
    [InlineData("Type: String, MinLength: 4, MaxLength: 4", "abc", "TooShort", "P must have at least 4 characters; it has 3.", "Give exactly 4 characters.")]
    [InlineData("Type: Number", "three", "NotANumber", "P must be a number; \"three\" is none.", "Give a number.")]
    [InlineData("Type: Number", "", "NotANumber", "P must be a number; an empty value is none.", "Give a number.")]
    [InlineData("Type: Number", "0x10", "NotANumber", "P must be a number; \"0x10\" is none.", "Give a number.")]
    [InlineData("Type: Number, MinValue: 3, MaxValue: 10", "2", "TooSmall", "P must be at least 3; it is \"2\".", "Choose a value from 3 to 10.")]
    [InlineData("Type: Number, MinValue: 3, MaxValue: 10", "10.5", "TooLarge", "P must be at most 10; it is \"10.5\".", "Choose a value from 3 to 10.")]
    [InlineData("Type: Number, MinValue: 3", "2", "TooSmall", "P must be at least 3; it is \"2\".", "Choose a value from 3 upwards.")]
    [InlineData("Type: Number, MaxValue: 3", "4", "TooLarge", "P must be at most 3; it is \"4\".", "Choose a value up to 3.")]
    [InlineData("Type: Number, AllowedValues: [1, 2]", "3", "NotAllowed", "P can't be \"3\".", "Choose one of 1 or 2.")]
    [InlineData("Type: List<Number>", "1,x", "NotANumber", "P must be a number; \"x\" is none.", "Give a number.")]
    [InlineData("Type: CommaDelimitedList, AllowedValues: [a, b]", "a,c", "NotAllowed", "P can't be \"c\".", "Choose one of a or b.")]
    [InlineData("Type: CommaDelimitedList, AllowedPattern: '[a-z]'", "a,B", "Pattern", "P must match the pattern [a-z]; \"B\" doesn't.", "Give a value that matches [a-z].")]
    [InlineData("Type: 'AWS::EC2::VPC::Id'", "subnet-01234567", "Shape", "P must be the id of a VPC such as vpc-0123456789abcdef0; \"subnet-01234567\" is not.", "Give the id of a VPC such as vpc-0123456789abcdef0.")]
    [InlineData("Type: 'AWS::EC2::VPC::Id'", "vpc-0123456789ABCDEF0", "Shape", "P must be the id of a VPC such as vpc-0123456789abcdef0; \"vpc-0123456789ABCDEF0\" is not.", "Give the id of a VPC such as vpc-0123456789abcdef0.")]
    [InlineData("Type: 'List<AWS::EC2::Subnet::Id>'", "subnet-01234567,", "Shape", "P must be the id of a subnet such as subnet-0123456789abcdef0; an empty value is not.", "Give the id of a subnet such as subnet-0123456789abcdef0.")]
    [InlineData("Type: 'AWS::EC2::AvailabilityZone::Name'", "us-east-1a", "Shape", "\"us-east-1a\" is not a zone of eu-west-1.", "Choose one of eu-west-1a, eu-west-1b or eu-west-1c.")]
    [InlineData("Type: 'AWS::EC2::AvailabilityZone::Name'", "eu-west-1d", "Shape", "\"eu-west-1d\" is not a zone of eu-west-1.", "Choose one of eu-west-1a, eu-west-1b or eu-west-1c.")]
    [InlineData("Type: 'AWS::EC2::AvailabilityZone::Name'", "eu-west-1", "Shape", "P must be the name of a zone such as us-east-1a; \"eu-west-1\" is not.", "Give the name of a zone such as us-east-1a.")]
    [InlineData("Type: 'AWS::EC2::KeyPair::KeyName'", "", "Shape", "P must be the name of a key pair; an empty value is not.", "Give the name of a key pair.")]
    [InlineData("Type: 'AWS::SSM::Parameter::Value<String>'", "a b", "Shape", "P must be the name of an SSM parameter such as /app/image; \"a b\" is not.", "Give the name of an SSM parameter such as /app/image.")]
    [InlineData("Type: String, NoEcho: true, AllowedPattern: '[0-9]+'", "hunter2", "Pattern", "P must match the pattern [0-9]+; this value doesn't.", "Give a value that matches [0-9]+.")]
    [InlineData("Type: Number, MinValue: 3, MaxValue: 10, ConstraintDescription: 3 to 10 instances.", "2", "TooSmall", "P must fit this: 3 to 10 instances.", "Choose a value from 3 to 10.")]
    public void A_value_that_does_not_fit_says_why_and_what_to_do(string declaration, string value, string code, string message, string fix) =>
        Check(declaration, value).ShouldHaveSingleItem().ShouldBe(new ParameterProblem("P", code, message, fix));

    [Fact]
    public void A_value_of_more_than_4096_bytes_is_refused_and_nothing_else_looked_at()
    {
        Check("Type: String", new string('x', 4_096)).ShouldBeEmpty();
        var problem = Check("Type: String, AllowedPattern: a", new string('é', 2_049)).ShouldHaveSingleItem();
        (problem.Code, problem.Message).ShouldBe((ParameterCode.TooManyBytes, "P has 4,098 bytes; CloudFormation takes 4,096."));
    }

    [Theory]
    [InlineData("Type: String", "Give a value.")]
    [InlineData("Type: String, AllowedValues: [a, b]", "Choose one of a or b.")]
    [InlineData("Type: Number, MinValue: 3, MaxValue: 10", "Choose a value from 3 to 10.")]
    [InlineData("Type: 'AWS::EC2::AvailabilityZone::Name'", "Choose one of eu-west-1a, eu-west-1b or eu-west-1c.")]
    public void A_missing_value_without_default_is_a_problem(string declaration, string fix) =>
        Check(declaration, null).ShouldHaveSingleItem().ShouldBe(new ParameterProblem("P", ParameterCode.Missing, "P has no value and no default.", fix));

    [Fact]
    public void A_default_stands_in_for_a_missing_value_and_is_checked_too()
    {
        Check("Type: String, Default: a, AllowedValues: [a]", null).ShouldBeEmpty();
        Check("Type: String, Default: b, AllowedValues: [a]", null).ShouldHaveSingleItem().Code.ShouldBe(ParameterCode.NotAllowed);
    }

    [Fact]
    public void Names_that_the_template_does_not_have_come_last()
    {
        var template = Template("Type: Number");
        var problems = ParameterCheck.Check(template, Stack.Given(("p", "1"), ("Zebra", "1")), Stack.Pseudo);
        problems.Select(p => (p.Parameter, p.Code, p.Fix)).ShouldBe(
        [
            ("P", "Missing", "Give a value."),
            ("Zebra", "Unknown", "Leave it out."),
            ("p", "Unknown", "Write P; upper and lower case count."),
        ]);
    }

    [Fact]
    public void All_problems_come_at_once()
    {
        var problems = ParameterCheck.Check(Stack.Template(Fixture.ThreeTier), Stack.Given(
            ("EnvironmentName", "Shop!"), ("VpcCidr", "192.168.0.0/16"), ("ZoneA", "eu-west-1a"), ("ZoneB", "eu-west-1a"), ("MinCapacity", "two")), Stack.Pseudo);
        problems.Select(p => (p.Parameter, p.Code)).ShouldBe(
        [
            ("EnvironmentName", "Pattern"), ("VpcCidr", "Pattern"), ("ZoneA", "Rule"), ("ZoneB", "Rule"), ("ZoneC", "Missing"), ("MinCapacity", "NotANumber"),
        ]);
    }

    [Fact]
    public void Long_lists_of_allowed_values_are_cut_and_long_values_too()
    {
        var values = string.Join(", ", Enumerable.Range(1, 20).Select(i => $"v{i}"));
        var problem = Check($"Type: String, AllowedValues: [{values}]", new string('x', 100)).ShouldHaveSingleItem();
        problem.Fix.ShouldEndWith("v12 and 8 more.");
        problem.Message.Length.ShouldBeLessThan(80);
    }

    [Fact]
    public void A_pattern_that_takes_too_long_is_tried_on_one_item_of_a_list_only()
    {
        var items = string.Join(',', Enumerable.Repeat(new string('a', 38), 100));
        Check("Type: CommaDelimitedList, AllowedPattern: '(?=a)(a+)+b'", items).ShouldHaveSingleItem().Code.ShouldBe(ParameterCode.PatternUnusable);
    }

    private static IReadOnlyList<ParameterProblem> Check(string declaration, string? value) =>
        ParameterCheck.Check(Template(declaration), value is null ? [] : Stack.Given(("P", value)), Stack.Pseudo);

    private static Template Template(string declaration) => Stack.Template($$"""
        Parameters: { P: { {{declaration}} } }
        Resources: { A: { Type: "A::B::C" } }
        """);
}
