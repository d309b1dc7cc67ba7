using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Domain.Environments.Waves;
using Portal.Domain.Health;
using Portal.Domain.Health.Drills;
using Portal.Domain.Notifications;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Access.Sessions;
using Portal.Platform.Access.Tokens;

namespace Portal.Platform.Live;

/// <summary>
/// Sends a notification for every record that a save wrote. Inside a transaction it is delivered on commit. A save
/// without one has committed already; should the process die in between, the jobs' regular sweep finds the record.
/// </summary>
internal sealed class TellChanges : SaveChangesInterceptor
{
    // By context: what an async method sets for its flow is gone after it, and interceptors are called by one as soon as there are two.
    private readonly ConditionalWeakTable<DbContext, List<string>> _pending = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        _pending.AddOrUpdate(eventData.Context!, eventData.Context!.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(Payload).OfType<string>().Distinct().ToList());
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var context = eventData.Context!;
        if (_pending.TryGetValue(context, out var pending) && _pending.Remove(context) && pending.Count > 0)
            await context.Database.ExecuteSqlAsync(
                $"SELECT pg_notify({LiveUpdates.Channel}, payload) FROM unnest({pending.ToArray()}) AS payload", cancellationToken);
        return result;
    }

    private static string? Payload(EntityEntry entry) => entry.Entity switch
    {
        EnvironmentRequest request => $"{nameof(EnvironmentRequest)} {request.Id}",
        ChangeSet set => $"{nameof(ChangeSet)} {set.Id}",
        Review review => $"{nameof(Review)} {review.Id}",
        Freeze freeze => $"{nameof(Freeze)} {freeze.Id}",
        AccountPlace place => $"{nameof(AccountPlace)} {place.Id}",
        Delegation delegation => $"{nameof(Delegation)} {delegation.Id}",
        Deployment deployment => $"{nameof(Deployment)} {deployment.Id}",
        StackEvent stackEvent => $"{nameof(StackEvent)} {stackEvent.DeploymentId}",
        Lease lease => $"{nameof(Lease)} {lease.Id}",
        EnvironmentSchedule schedule => $"{nameof(EnvironmentSchedule)} {schedule.Id}",
        // Sealing an entry is no news.
        AuditEntry when entry.State is EntityState.Added => $"{nameof(AuditEntry)} *",
        NotificationEvent happened when entry.State is EntityState.Added => $"{nameof(NotificationEvent)} {happened.Id}",
        // The bell listens for its person.
        Notification notification => $"{nameof(Notification)} {notification.Person}",
        Delivery delivery => $"{nameof(Delivery)} {delivery.Id}",
        Session session => $"{nameof(Session)} {session.Id}",
        ApiToken token => $"{nameof(ApiToken)} {token.Id}",
        Webhook webhook => $"{nameof(Webhook)} {webhook.Id}",
        Wave wave => $"{nameof(Wave)} {wave.Id}",
        EnvironmentDrift drift => $"{nameof(EnvironmentDrift)} {drift.EnvironmentId}",
        ManagedEnvironment environment => $"{nameof(ManagedEnvironment)} {environment.Id}",
        // Its environment's page and its own listen for the environment.
        Drill drill => $"{nameof(Drill)} {drill.EnvironmentId}",
        EnvironmentHealth health => $"{nameof(EnvironmentHealth)} {health.Id}",
        _ => null,
    };
}
