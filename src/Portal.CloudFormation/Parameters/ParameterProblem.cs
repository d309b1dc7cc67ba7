namespace Portal.CloudFormation.Parameters;

/// <summary>Why CloudFormation would refuse a value, and what to do about it.</summary>
/// <param name="Code">One of <see cref="ParameterCode"/>.</param>
/// <param name="Message">A sentence that says what is wrong.</param>
/// <param name="Fix">A sentence that says what to do.</param>
public sealed record ParameterProblem(string Parameter, string Code, string Message, string Fix);

public static class ParameterCode
{
    /// <summary>No value is given and there is no default.</summary>
    public const string Missing = "Missing";

    /// <summary>The template has no such parameter.</summary>
    public const string Unknown = "Unknown";

    public const string NotANumber = "NotANumber";

    public const string NotAllowed = "NotAllowed";

    public const string Pattern = "Pattern";

    /// <summary>The template's own pattern can't be read or takes too long: nothing the requester can mend.</summary>
    public const string PatternUnusable = "PatternUnusable";

    public const string TooShort = "TooShort";

    public const string TooLong = "TooLong";

    public const string TooSmall = "TooSmall";

    public const string TooLarge = "TooLarge";

    /// <summary>More than 4,096 bytes.</summary>
    public const string TooManyBytes = "TooManyBytes";

    /// <summary>Not what a value of this AWS type looks like, or not of this region.</summary>
    public const string Shape = "Shape";

    /// <summary>A rule of the template across parameters is broken.</summary>
    public const string Rule = "Rule";
}
