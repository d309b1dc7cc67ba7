namespace Portal.CloudFormation;

/// <summary>What CloudFormation itself knows about a stack: <c>AWS::AccountId</c>, <c>AWS::Region</c> and so on.</summary>
/// <param name="StackId">Null before the stack exists.</param>
/// <param name="AvailabilityZones">The zones of <paramref name="Region"/>, for <c>Fn::GetAZs</c>; empty when not known.</param>
public sealed record PseudoParameters(
    string AccountId,
    string Region,
    string StackName,
    string? StackId,
    string Partition,
    string UrlSuffix,
    IReadOnlyList<string> NotificationArns,
    IReadOnlyList<string> AvailabilityZones);
