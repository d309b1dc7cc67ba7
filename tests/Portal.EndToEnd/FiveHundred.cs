using System.Text;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>A product of as many resources as CloudFormation takes in a stack, in five tiers, each row of ten waiting for the row before.</summary>
internal static class FiveHundred
{
    public const string Id = "wide-estate", Bucket = "wide-estate-templates";

    private const int InRow = 10;

    private static readonly (string Name, string Type, int Count)[] Kinds =
    [
        ("Group", "AWS::EC2::SecurityGroup", 79), ("Orders", "AWS::DynamoDB::Table", 100), ("Files", "AWS::S3::Bucket", 60),
        ("Notices", "AWS::SNS::Topic", 100), ("CustomerFacingNotificationsAndReminders", "AWS::SQS::Queue", 160),
    ];

    public static void WriteTo(string templates) => TestProduct.WriteTo(templates, Id, "Wide estate", "KeepSeconds", "FirstTopic", Template(), minutes: 5);

    private static string Template()
    {
        var text = new StringBuilder("""
            AWSTemplateFormatVersion: '2010-09-09'
            Parameters:
              KeepSeconds: { Type: Number, Default: 345600, MinValue: 60, MaxValue: 1209600, Description: Seconds that a message waits. }
            Outputs:
              FirstTopic: { Value: !Ref Notices0 }
            Resources:
              Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: 10.20.0.0/16 } }

            """);
        foreach (var (name, type, count) in Kinds)
            for (var i = 0; i < count; i++)
                text.Append($"  {name}{i}: {{ Type: '{type}', DeletionPolicy: Delete, UpdateReplacePolicy: Delete{(i < InRow ? "" : $", DependsOn: {name}{i - InRow}")}, Properties: {{ {Properties(type, i)} }} }}\n");
        return text.ToString();
    }

    private static string Properties(string type, int i) => type switch
    {
        "AWS::EC2::SecurityGroup" => $"VpcId: !Ref Network, GroupDescription: Group {i}",
        "AWS::DynamoDB::Table" => "BillingMode: PAY_PER_REQUEST, AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }]",
        "AWS::SNS::Topic" => $"DisplayName: Notices {i}",
        "AWS::SQS::Queue" => "MessageRetentionPeriod: !Ref KeepSeconds",
        _ => "BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: AES256 } }] }",
    };
}
