namespace Portal.Domain.Audit;

/// <summary>
/// One state change or decision, appended in the transaction that made it. The hash chain is laid over the entries
/// afterwards by one claimed job, so that concurrent transactions need not wait for each other.
/// </summary>
public sealed class AuditEntry
{
    private AuditEntry() { }

    public long Id { get; private set; }

    /// <summary>How the content is written under the hash; see <see cref="AuditContent"/>.</summary>
    public int Form { get; private set; }
    public DateTimeOffset At { get; private set; }
    public PersonId Actor { get; private set; }
    public string ActorName { get; private set; } = "";

    /// <summary>What happened, as subject and verb: <c>request.submitted</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>The id of the record it happened to.</summary>
    public string Subject { get; private set; } = "";
    public EnvironmentId? EnvironmentId { get; private set; }

    /// <summary>The record's state before; null when it began with this.</summary>
    public string? Before { get; private set; }

    /// <summary>The record's state after; null when this changed no state.</summary>
    public string? After { get; private set; }
    public string Detail { get; private set; } = "";

    /// <summary>Place in the chain and the hash there; null until sealed.</summary>
    public long? Sequence { get; private set; }
    public string? Hash { get; private set; }

    public static AuditEntry Of(
        Access.Actor actor, string action, string subject, EnvironmentId? environment, string detail, DateTimeOffset at, string? before = null, string? after = null) => new()
        {
            Form = AuditContent.Newest,
            At = at,
            Actor = actor.Id,
            ActorName = actor.Name,
            Action = action,
            Subject = subject,
            EnvironmentId = environment,
            Before = before,
            After = after,
            Detail = detail,
        };

    public AuditContent Content => new(Form, At, Actor.Value, ActorName, Action, Subject, EnvironmentId?.Value, Before, After, Detail);

    /// <summary>Links the entry behind the one before it. SHA-256, hex, over the previous hash and this entry's content.</summary>
    public void Seal(long sequence, string previousHash)
    {
        if (Sequence is not null) throw new InvalidOperationException($"Audit entry {Id} is sealed already.");
        Sequence = sequence;
        Hash = HashOf(previousHash);
    }

    public string HashOf(string previousHash) => Content.HashAt(Sequence, previousHash);
}
