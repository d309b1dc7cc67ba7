using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Domain;
using Portal.Domain.Audit;
using Portal.Platform.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Api;

/// <summary>The call with an Idempotency-Key that is being worked on in this flow.</summary>
internal sealed record KeyedCall(PersonId Person, string Key)
{
    private static readonly AsyncLocal<KeyedCall?> Flow = new();

    public static KeyedCall? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }
}

/// <summary>
/// Notes what a keyed call did with its key, in the transaction that does it: a call that is repeated after a crash, or after
/// its caller went away in the middle, is told instead of being done once more. Were the key given to another call
/// meanwhile, the row is not there, and neither is done what this one wanted.
/// </summary>
internal sealed class NoteKeyedCall : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (KeyedCall.Current is { } call && eventData.Context is PortalDb db
            && db.ChangeTracker.Entries<AuditEntry>().LastOrDefault(entry => entry.State is EntityState.Added)?.Entity is { } audited)
        {
            var noted = db.IdempotentAnswers.Local.FirstOrDefault(answer => answer.Person == call.Person && answer.Key == call.Key)
                ?? db.IdempotentAnswers.Attach(IdempotentAnswer.Begin(call.Person, call.Key, "", audited.At)).Entity;
            noted.Did(audited.Action, audited.Subject);
        }
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
