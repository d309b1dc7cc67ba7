namespace Portal.Domain.Deployments;

/// <summary>What CloudFormation does to a resource.</summary>
public enum ResourceOperation { Create, Update, Delete }

/// <summary>How long an operation on a type of resource usually takes: three of four were done by then.</summary>
/// <param name="Of">How many earlier runs it was learnt from; 0 for a published figure.</param>
public sealed record UsualDuration(TimeSpan Time, int Of)
{
    public bool IsLearnt => Of > 0;
}
