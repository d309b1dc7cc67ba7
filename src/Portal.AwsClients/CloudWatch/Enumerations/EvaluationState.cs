using Amazon.Runtime;

namespace Amazon.CloudWatch;

/// <summary>Whether an alarm could look at all of its metric.</summary>
public class EvaluationState(string value) : ConstantClass(value)
{
    public static readonly EvaluationState PARTIAL_DATA = new("PARTIAL_DATA");

    public static EvaluationState FindValue(string value) => FindValue<EvaluationState>(value);

    public static implicit operator EvaluationState(string value) => FindValue(value);
}
