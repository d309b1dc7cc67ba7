using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Pricing;

/// <summary>What the price list's actions share: the format, the page, and how they refuse.</summary>
internal static class PricingCall
{
    public const string Format = "aws_v1";

    public static MemberConstraints Check(Members input) => new MemberConstraints().Length(input, "FormatVersion", 1, 32).Range(input, "MaxResults", 1, 100);

    public static void CheckFormat(Members input)
    {
        if (input.Text("FormatVersion") is { } version && version != Format) throw Invalid($"Invalid format version: {version}");
    }

    /// <summary>The page asked for, at most 100, and the token of the next one.</summary>
    public static (List<T> Page, string? Next) Page<T>(Members input, IReadOnlyList<T> all)
    {
        var fingerprint = input.Fingerprint("NextToken", "MaxResults");
        var start = 0;
        if (input.Text("NextToken") is { } token)
            start = PageToken.Read(token, fingerprint) is (var at, true) && at <= all.Count
                ? at
                : throw new AwsException("InvalidNextTokenException", "Invalid pagination token");
        var page = all.Skip(start).Take(input.Number("MaxResults") ?? 100).ToList();
        var end = start + page.Count;
        return (page, end < all.Count ? PageToken.Write(end, fingerprint) : null);
    }

    public static AwsException Invalid(string message) => new("InvalidParameterException", message);

    public static AwsException NotFound(string message) => new("NotFoundException", message);
}
