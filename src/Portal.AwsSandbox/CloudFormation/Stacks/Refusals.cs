namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>Tells failures that come before anything physical is made from those of something that was under way.</summary>
internal static class Refusals
{
    /// <summary>Simulated milliseconds until a service has said no: sooner than it says that it has begun.</summary>
    public const long Takes = 700;

    private static readonly string[] Codes =
    [
        "AccessDenied", "AlreadyExists", "InvalidCredentials", "InvalidRequest", "InvalidTypeConfiguration", "NotFound", "NotUpdatable",
        "ResourceConflict", "ServiceLimitExceeded", "Throttling", "UnauthorizedTaggingOperation",
    ];

    /// <summary>True for the words of a handler whose code says that the service turned the request down.</summary>
    public static bool IsOne(string reason) => Array.Exists(Codes, code => reason.Contains($"HandlerErrorCode: {code})", StringComparison.Ordinal));
}
