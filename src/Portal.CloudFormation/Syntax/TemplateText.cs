namespace Portal.CloudFormation.Syntax;

/// <summary>Reads a template's text. JSON is a subset of what is accepted.</summary>
public static class TemplateText
{
    /// <summary>Largest text read, in bytes of UTF-8; CloudFormation's own limit for a template in S3 is 1 MB.</summary>
    public const int LargestText = 1_048_576;

    /// <summary>Never throws on any text: whatever is wrong comes back as problems with their positions.</summary>
    public static ParsedText Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ParsedText(null, [new SyntaxProblem("The template is empty.", new Position(1, 1))]);
    }
}
