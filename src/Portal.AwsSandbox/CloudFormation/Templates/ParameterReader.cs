using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Templates;

internal static class ParameterReader
{
    private static readonly HashSet<string> Members =
    [
        "Type", "Default", "NoEcho", "Description", "AllowedValues", "AllowedPattern", "ConstraintDescription",
        "MinLength", "MaxLength", "MinValue", "MaxValue",
    ];

    public static ParameterDeclaration Read(Entry entry)
    {
        if (entry.Value is not Mapping body) throw TemplateReader.Format("Every Parameters member must be an object.");
        foreach (var member in body.Entries)
            if (!Members.Contains(member.Key))
                throw TemplateReader.Format($"Invalid template parameter property '{member.Key}'");
        if (body["Type"] is not Scalar type) throw TemplateReader.Format("Every Parameters object must contain a Type member.");
        if (!IsType(type.Text)) throw TemplateReader.Format($"Unrecognized parameter type: {type.Text}");
        return new ParameterDeclaration(
            entry.Key, type.Text, Text(body, "Default"), Text(body, "NoEcho") is "true" or "True", Text(body, "Description"),
            [.. (body["AllowedValues"] as Sequence)?.Items.OfType<Scalar>().Select(item => item.Text) ?? []],
            Text(body, "AllowedPattern"), Text(body, "ConstraintDescription"),
            Text(body, "MinLength"), Text(body, "MaxLength"), Text(body, "MinValue"), Text(body, "MaxValue"));
    }

    private static string? Text(Mapping body, string member) => body[member] switch
    {
        null => null,
        Scalar { Kind: not ScalarKind.Null } scalar => scalar.Text,
        _ => throw TemplateReader.Format($"Every {member} member must be a string."),
    };

    private static bool IsType(string type) => type switch
    {
        "String" or "Number" or "CommaDelimitedList" or "List<Number>" or "List<String>" or "AWS::SSM::Parameter::Name" => true,
        _ when type.StartsWith("AWS::SSM::Parameter::Value<", StringComparison.Ordinal) && type.EndsWith('>') =>
            IsType(type["AWS::SSM::Parameter::Value<".Length..^1]),
        _ when type.StartsWith("List<AWS::", StringComparison.Ordinal) && type.EndsWith('>') => IsType(type[5..^1]),
        _ => AwsTypes.Contains(type),
    };

    private static readonly HashSet<string> AwsTypes =
    [
        "AWS::EC2::AvailabilityZone::Name", "AWS::EC2::Image::Id", "AWS::EC2::Instance::Id", "AWS::EC2::KeyPair::KeyName",
        "AWS::EC2::SecurityGroup::GroupName", "AWS::EC2::SecurityGroup::Id", "AWS::EC2::Subnet::Id", "AWS::EC2::Volume::Id",
        "AWS::EC2::VPC::Id", "AWS::Route53::HostedZone::Id",
    ];
}
