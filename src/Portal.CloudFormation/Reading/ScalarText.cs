using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Reading;

/// <summary>A scalar as CloudFormation hands it on: text, with booleans in one spelling.</summary>
internal static class ScalarText
{
    public static string Of(Scalar scalar) => scalar.Kind switch
    {
        ScalarKind.Boolean => IsTrue(scalar.Text) ? "true" : "false",
        _ => scalar.Text,
    };

    private static bool IsTrue(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase)
        || text.Equals("yes", StringComparison.OrdinalIgnoreCase)
        || text.Equals("on", StringComparison.OrdinalIgnoreCase);
}
