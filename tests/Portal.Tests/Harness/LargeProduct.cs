using System.Text;

namespace Portal.Tests.Harness;

/// <summary>A product whose rendered template is larger than CloudFormation takes in a call.</summary>
internal static class LargeProduct
{
    public const string Id = "many-queues";

    /// <summary>Writes the product's folder.</summary>
    /// <param name="queues">150 make about 75,000 bytes, 500 about 250,000.</param>
    public static void WriteTo(string templates, int queues = 150) => TestProduct.WriteTo(templates, Id, "Many queues", "KeepSeconds", "FirstQueue", Template(queues));

    public static string Template(int queues)
    {
        var text = new StringBuilder("""
            AWSTemplateFormatVersion: '2010-09-09'
            Parameters:
              KeepSeconds: { Type: Number, Default: 345600, MinValue: 60, MaxValue: 1209600, Description: Seconds that a message waits. }
            Outputs:
              FirstQueue: { Value: !Ref Queue0 }
            Resources:

            """);
        var note = new string('n', 240);
        for (var i = 0; i < queues; i++)
            text.Append($"  Queue{i}: {{ Type: 'AWS::SQS::Queue', DeletionPolicy: Delete, UpdateReplacePolicy: Delete, Properties: {{ MessageRetentionPeriod: !Ref KeepSeconds, Tags: [{{ Key: team, Value: team-{i} }}, {{ Key: note, Value: {note} }}] }} }}\n");
        return text.ToString();
    }
}
