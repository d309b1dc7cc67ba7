using Portal.Domain;

namespace Portal.Platform.Access;

/// <summary>What a POST with an Idempotency-Key answered, kept for a day, so that the same call again does nothing twice.</summary>
public sealed class IdempotentAnswer
{
    private IdempotentAnswer() { }

    public PersonId Person { get; private set; }
    public string Key { get; private set; } = "";

    /// <summary>SHA-256 over method, path and body: the same key with another content is a mistake of the caller.</summary>
    public string RequestHash { get; private set; } = "";

    /// <summary>0 while the first call is still being worked on.</summary>
    public int Status { get; private set; }
    public string? ContentType { get; private set; }
    public string? Location { get; private set; }
    public string? Body { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>
    /// What the first call did, as the audit calls it, and to what: <c>request.submitted req-…</c>. Kept in the transaction that
    /// did it, so that it is known even when the call never came to its answer. Null when nothing was done.
    /// </summary>
    public string? Done { get; private set; }

    public static IdempotentAnswer Begin(PersonId person, string key, string requestHash, DateTimeOffset now) => new()
    {
        Person = person,
        Key = key,
        RequestHash = requestHash,
        At = now,
    };

    public void Did(string action, string subject) => Done = $"{action} {subject}";

    public void Answer(int status, string? contentType, string? location, string body)
    {
        Status = status;
        ContentType = contentType;
        Location = location;
        Body = body;
    }
}
