using System.Text;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Coverage;

/// <summary>What the sandbox does and where it differs from AWS, written from the tables that the code itself runs on.</summary>
internal static class Report
{
    public static string Write(IEnumerable<IAwsService> services)
    {
        var text = new StringBuilder();
        text.AppendLine("# What the sandbox covers").AppendLine();
        text.AppendLine("Written by `dotnet run --project src/Portal.AwsSandbox -- coverage > docs/sandbox-coverage.md`; a test holds it against the code.").AppendLine();
        text.AppendLine("What is not listed as answered is refused: an unknown action with `InvalidAction` (`UnknownOperationException` where the protocol is JSON), an unknown transform by its name.");
        foreach (var service in services) Service(text, service);
        Differences(text);
        Types(text);
        return text.ToString();
    }

    private static void Service(StringBuilder text, IAwsService service)
    {
        var all = ActionNames.All[service.SigningName];
        var answered = service.Actions.Order(StringComparer.Ordinal).ToList();
        text.AppendLine().AppendLine($"## {service.SigningName}: {answered.Count} of {all.Length} actions").AppendLine();
        text.AppendLine($"Answered: {string.Join(", ", answered)}.").AppendLine();
        text.AppendLine($"Refused: {string.Join(", ", all.Except(answered).Order(StringComparer.Ordinal))}.");
    }

    private static void Differences(StringBuilder text)
    {
        text.AppendLine().AppendLine("## Where it differs from AWS").AppendLine();
        foreach (var difference in KnownDifferences.All) text.AppendLine($"- {difference}");
        text.AppendLine().AppendLine("## Wording that no source confirms").AppendLine();
        foreach (var wording in KnownDifferences.UnconfirmedWording) text.AppendLine($"- {wording}");
    }

    private static void Types(StringBuilder text)
    {
        var types = TypeFacts.Types.ToList();
        text.AppendLine().AppendLine("## Resource types").AppendLine();
        text.AppendLine($"{types.Count} types with the facts of their public schemas: which properties exist and are required, which replace, " +
                        "what Fn::GetAtt yields, which can't be read back. Any other type of the form `AWS::Service::Type` or `Custom::Name` is simulated plainly:");
        text.AppendLine("it takes any property, changes in place, and takes a few seconds.").AppendLine();
        text.AppendLine("| type | create, s | update, s | delete, s | own physical id | own attributes |").AppendLine("|---|---|---|---|---|---|");
        var detailed = Durations.Types.Concat(PhysicalIds.Types).Concat(Attributes.Names.Select(TypeOf)).Distinct().Order(StringComparer.Ordinal);
        foreach (var type in detailed)
        {
            var (create, update, delete) = Durations.Seconds(type);
            var attributes = Attributes.Names.Where(name => TypeOf(name) == type).Select(name => name[(type.Length + 1)..]);
            text.AppendLine($"| {type} | {create} | {update} | {delete} | {(PhysicalIds.Types.Contains(type) ? "yes" : "")} | {string.Join(", ", attributes)} |");
        }
        text.AppendLine().AppendLine("An AWS::RDS::DBInstance with MultiAZ takes 840 s to create and 480 s to change, without it 300 s to change; " +
                                     "an AWS::AutoScaling::AutoScalingGroup that waits for signals takes 180 s.");
    }

    private static string TypeOf(string attribute) => attribute[..attribute.IndexOf('.', StringComparison.Ordinal)];
}
