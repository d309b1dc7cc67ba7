using System.Text.RegularExpressions;

namespace Portal.CloudFormation.Parameters;

/// <summary>How values of AWS's own parameter types look. That they exist is known only to AWS.</summary>
internal static partial class IdShapes
{
    private static readonly Dictionary<string, Shape> Shapes = new()
    {
        ["AWS::EC2::AvailabilityZone::Name"] = new(Zone(), "the name of a zone such as us-east-1a"),
        ["AWS::EC2::Image::Id"] = new(Id("ami"), "the id of an image such as ami-0123456789abcdef0"),
        ["AWS::EC2::Instance::Id"] = new(Id("i"), "the id of an instance such as i-0123456789abcdef0"),
        ["AWS::EC2::KeyPair::KeyName"] = new(Name(), "the name of a key pair"),
        ["AWS::EC2::SecurityGroup::GroupName"] = new(Name(), "the name of a security group"),
        ["AWS::EC2::SecurityGroup::Id"] = new(Id("sg"), "the id of a security group such as sg-0123456789abcdef0"),
        ["AWS::EC2::Subnet::Id"] = new(Id("subnet"), "the id of a subnet such as subnet-0123456789abcdef0"),
        ["AWS::EC2::VPC::Id"] = new(Id("vpc"), "the id of a VPC such as vpc-0123456789abcdef0"),
        ["AWS::EC2::Volume::Id"] = new(Id("vol"), "the id of a volume such as vol-0123456789abcdef0"),
        ["AWS::Route53::HostedZone::Id"] = new(HostedZone(), "the id of a hosted zone such as Z0123456789ABCDEFGHIJ"),
        [StoredName] = new(SsmName(), "the name of an SSM parameter such as /app/image"),
    };

    public const string StoredName = "AWS::SSM::Parameter::Name";

    public const string ZoneName = "AWS::EC2::AvailabilityZone::Name";

    public static bool Knows(string type) => Shapes.ContainsKey(type);

    /// <summary>What a value of <paramref name="type"/> should look like when this one doesn't; null when it does.</summary>
    public static string? Expected(string type, string value) =>
        Shapes.TryGetValue(type, out var shape) && !shape.Pattern.IsMatch(value) ? shape.Description : null;

    // Eight hexadecimal digits in ids made before 2016, seventeen since.
    private static Regex Id(string prefix) => new($@"^{prefix}-([0-9a-f]{{8}}|[0-9a-f]{{17}})\z", RegexOptions.NonBacktracking);

    [GeneratedRegex(@"^[a-z]{2}(-[a-z]+)+-[0-9](-[a-z]+-[0-9]+)?[a-z]\z")]
    private static partial Regex Zone();

    [GeneratedRegex(@"^[\x20-\x7e]{1,255}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^Z[0-9A-Z]{1,31}\z")]
    private static partial Regex HostedZone();

    // A name may be followed by a version or a label; a shared parameter is given by its ARN.
    [GeneratedRegex(@"^[a-zA-Z0-9_.\-/:]{1,2048}\z")]
    private static partial Regex SsmName();

    private sealed record Shape(Regex Pattern, string Description);
}
