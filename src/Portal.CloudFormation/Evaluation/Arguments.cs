using System.Globalization;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>Takes the argument of a function apart and says what is wrong with its shape.</summary>
internal static class Arguments
{
    /// <summary>The arguments of a function that takes a list, or null when that is not what stands there.</summary>
    public static IReadOnlyList<Node>? Of(Expressions e, Entry call, int least, int most)
    {
        if (call.Value is not Sequence sequence)
        {
            e.Fail(call.Value.At, $"{call.Key} takes a list of {Count(least, most)}.");
            return null;
        }
        if (sequence.Items.Count >= least && sequence.Items.Count <= most) return sequence.Items;
        e.Fail(call.Value.At, $"{call.Key} takes {Count(least, most)}; {sequence.Items.Count} {(sequence.Items.Count == 1 ? "stands" : "stand")} here.");
        return null;
    }

    /// <summary>The integer in a value, or null after a report; also null, without one, when the value is unknown.</summary>
    public static int? Integer(Expressions e, Value? value, Position at, string what)
    {
        if (value is Unknown) return null;
        if (value is KnownScalar { Text: var text } && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        e.Fail(at, $"{what} must be a whole number.");
        return null;
    }

    private static string Count(int least, int most) =>
        least == most ? $"{least} {(least == 1 ? "argument" : "arguments")}" : $"{least} to {most} arguments";
}
