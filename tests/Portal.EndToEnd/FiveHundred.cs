using System.Text;

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

    private const string Description = """
        product: wide-estate
        version: 0.1.0
        title: Wide estate
        summary: As much as a stack holds.
        owner: Test team
        template: template.yaml
        capabilities: []
        stages: [development]
        band: { floor: 0, ceiling: 10 }
        build: { minutes: 5 }
        form:
          - step: purpose
            title: Purpose
            groups:
              - title: Queues
                summary: one a team
                tier: compute
                fields:
                  - { parameter: KeepSeconds, label: Kept, help: After this a message is gone., unit: s }
        presets: []
        assumptions: []
        outputs:
          - { output: FirstTopic, label: First topic, group: connect }

        """;

    public static void WriteTo(string templates)
    {
        var folder = Directory.CreateDirectory(Path.Combine(templates, Id)).FullName;
        File.WriteAllText(Path.Combine(folder, "product.yaml"), Description);
        File.WriteAllText(Path.Combine(folder, "template.yaml"), Template());
    }

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
