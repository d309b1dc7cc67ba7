using System.Globalization;
using System.Text;

namespace Portal.CloudFormation.Bench;

/// <summary>A network with as many small services in it as a size asks for, each a chain of references.</summary>
internal static class SampleTemplate
{
    private const int OfOneService = 7;

    public static readonly PseudoParameters Pseudo = new(
        "123456789012", "eu-west-1", "shop", null, "aws", "amazonaws.com", [], ["eu-west-1a", "eu-west-1b", "eu-west-1c"]);

    public static readonly Dictionary<string, string> Inputs = new() { ["Name"] = "shop", ["Size"] = "t4g.medium" };

    public static readonly Dictionary<string, string> ChangedInputs = new() { ["Name"] = "shop", ["Size"] = "t4g.large" };

    private const string Head = """
        AWSTemplateFormatVersion: 2010-09-09
        Parameters:
          Name: { Type: String, AllowedPattern: "^[a-z][a-z0-9-]{1,19}$" }
          Size: { Type: String, AllowedValues: [t4g.medium, t4g.large] }
          Least: { Type: Number, Default: 3, MinValue: 3, MaxValue: 10 }
          Most: { Type: Number, Default: 10, MinValue: 3, MaxValue: 10 }
        Conditions:
          IsLarge: !Equals [!Ref Size, t4g.large]
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }

        """;

    private const string Service = """
          Subnet@:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: !Ref Vpc
              AvailabilityZone: !Select [0, !GetAZs ""]
              CidrBlock: !Select [0, !Cidr [!GetAtt Vpc.CidrBlock, 3, 8]]
          Door@:
            Type: AWS::EC2::SecurityGroup
            Properties: { VpcId: !Ref Vpc, GroupDescription: !Sub "${Name} @" }
          Template@:
            Type: AWS::EC2::LaunchTemplate
            Properties:
              LaunchTemplateData:
                InstanceType: !Ref Size
                SecurityGroupIds: [!GetAtt Door@.GroupId]
                UserData:
                  Fn::Base64: !Sub |
                    #!/bin/bash
                    echo ${AWS::StackName} ${Table@} ${Queue@.QueueName} > /etc/app
          Group@:
            Type: AWS::AutoScaling::AutoScalingGroup
            Properties:
              MinSize: !Ref Least
              MaxSize: !If [IsLarge, !Ref Least, !Ref Most]
              VPCZoneIdentifier: [!Ref Subnet@]
              LaunchTemplate: { LaunchTemplateId: !Ref Template@, Version: !GetAtt Template@.LatestVersionNumber }
          Table@:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
              KeySchema: [{ AttributeName: id, KeyType: HASH }]
              Tags: [{ Key: name, Value: !Join ["-", [!Ref Name, table, "@"]] }]
          Queue@:
            Type: AWS::SQS::Queue
            Properties: { MessageRetentionPeriod: 86400 }
          Alarm@:
            Type: AWS::CloudWatch::Alarm
            Properties:
              Namespace: AWS/AutoScaling
              MetricName: GroupInServiceInstances
              Dimensions: [{ Name: AutoScalingGroupName, Value: !Ref Group@ }]
              Threshold: 1
              ComparisonOperator: LessThanThreshold
              EvaluationPeriods: 3
              Period: 60
              Statistic: Minimum

        """;

    /// <param name="resources">How many, more or less: services come whole.</param>
    public static string Of(int resources)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < resources / OfOneService; i++)
            text.Append(Service.Replace("@", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return text.ToString();
    }
}
