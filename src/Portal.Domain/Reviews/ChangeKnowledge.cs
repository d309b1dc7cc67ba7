namespace Portal.Domain.Reviews;

/// <summary>
/// What is known of properties beside what a change set says of them. Each takes a resource type and a property path,
/// parts joined with dots and without indices: <c>AWS::RDS::DBInstance</c>, <c>DBInstanceClass</c>.
/// </summary>
/// <param name="Interrupts">A change is made in place and interrupts the resource.</param>
/// <param name="StaysInPlace">A change is made in place by the service, though its schema calls a replacement conditional.</param>
public sealed record ChangeKnowledge(Func<string, string, bool> Interrupts, Func<string, string, bool> StaysInPlace)
{
    public static ChangeKnowledge None { get; } = new((_, _) => false, (_, _) => false);
}
