using Portal.CloudFormation.Diff;
using Portal.Domain.Reviews;

namespace Portal.ChangeSets;

/// <summary>What the tables of the template engine know of properties, for the verdict over change sets.</summary>
public static class ChangeTables
{
    public static ChangeKnowledge Knowledge { get; } = new(Interruptions.Follow, Interruptions.StayInPlace);
}
