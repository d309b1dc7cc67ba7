namespace Portal.Platform.Aws;

/// <summary>What can go wrong between the portal and AWS, told apart by what one does about it.</summary>
public abstract record AwsFault(string Sentence)
{
    /// <summary>The portal's role lacks a permission. Waiting does not help; the account's owner can.</summary>
    public sealed record AccessDenied(string Operation, string Message)
        : AwsFault($"AWS refused {Operation}: {Message} Ask the owner of the account to allow this action for the portal's role.");

    /// <summary>Too many calls; it passes by itself.</summary>
    public sealed record Throttled(string Operation)
        : AwsFault($"AWS is throttling {Operation}. The portal tries again by itself.");

    /// <summary>The thing asked for does not exist (any more).</summary>
    public sealed record NotFound(string Operation, string Message) : AwsFault($"AWS does not know what {Operation} asked for: {Message}");

    /// <summary>AWS understood the call and declined it for good: asking again gives the same answer.</summary>
    public sealed record Refused(string Operation, string Code, string Message) : AwsFault($"AWS declined {Operation}: {Message}");

    /// <summary>No answer, or an answer without sense: whether it was carried out is unknown.</summary>
    public sealed record Unreachable(string Operation, string Message)
        : AwsFault($"AWS could not be reached for {Operation} ({Message}). The portal tries again by itself.");
}

/// <summary>Carries a fault out of an adapter.</summary>
public sealed class AwsFaultException(AwsFault fault, Exception? inner) : Exception(fault.Sentence, inner)
{
    public AwsFault Fault => fault;
}
