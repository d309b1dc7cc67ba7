using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Catalog;
using Portal.Domain.ChangeSets;
using Portal.Domain.Costs;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Domain.Environments.Waves;
using Portal.Domain.Health;
using Portal.Domain.Health.Drills;
using Portal.Domain.Notifications;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Access;
using Portal.Platform.Access.Sessions;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Audit;

namespace Portal.Platform.Data;

/// <summary>The one store. Each stage describes its own tables in a file beside its use cases.</summary>
public sealed class PortalDb(DbContextOptions<PortalDb> options) : DbContext(options)
{
    public DbSet<ProductVersion> ProductVersions => Set<ProductVersion>();
    public DbSet<EnvironmentRequest> Requests => Set<EnvironmentRequest>();
    public DbSet<RequestRevision> Revisions => Set<RequestRevision>();
    public DbSet<RequestStanding> Standings => Set<RequestStanding>();
    public DbSet<ChangeSet> ChangeSets => Set<ChangeSet>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<ReviewDecision> ReviewDecisions => Set<ReviewDecision>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Freeze> Freezes => Set<Freeze>();
    public DbSet<AccountPlace> AccountPlaces => Set<AccountPlace>();
    public DbSet<CallDay> CallDays => Set<CallDay>();
    public DbSet<Deployment> Deployments => Set<Deployment>();
    public DbSet<StackEvent> StackEvents => Set<StackEvent>();
    public DbSet<ManagedEnvironment> Environments => Set<ManagedEnvironment>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<EnvironmentSchedule> Schedules => Set<EnvironmentSchedule>();
    public DbSet<EnvironmentDrift> Drifts => Set<EnvironmentDrift>();
    public DbSet<Wave> Waves => Set<Wave>();
    public DbSet<CostRecord> CostRecords => Set<CostRecord>();
    public DbSet<SetAsideRecord> CostSetAside => Set<SetAsideRecord>();
    public DbSet<CostRequestDay> CostRequestDays => Set<CostRequestDay>();
    public DbSet<BilledReading> BilledReadings => Set<BilledReading>();
    public DbSet<EnvironmentEstimate> EnvironmentEstimates => Set<EnvironmentEstimate>();
    public DbSet<BandOverride> BandOverrides => Set<BandOverride>();
    public DbSet<CostOutlook> CostOutlooks => Set<CostOutlook>();
    public DbSet<CostAnomaly> CostAnomalies => Set<CostAnomaly>();
    public DbSet<CostMeeting> CostMeetings => Set<CostMeeting>();
    public DbSet<CostDecision> CostDecisions => Set<CostDecision>();
    public DbSet<HealthPlace> HealthPlaces => Set<HealthPlace>();
    public DbSet<EnvironmentHealth> EnvironmentHealth => Set<EnvironmentHealth>();
    public DbSet<HealthSnapshot> HealthSnapshots => Set<HealthSnapshot>();
    public DbSet<HealthEvent> HealthEvents => Set<HealthEvent>();
    public DbSet<HealthWatch> HealthWatches => Set<HealthWatch>();
    public DbSet<Drill> Drills => Set<Drill>();
    public DbSet<DrillOrder> DrillOrders => Set<DrillOrder>();
    public DbSet<MetricBlock> MetricBlocks => Set<MetricBlock>();
    public DbSet<MetricDay> MetricDays => Set<MetricDay>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<ApiToken> Tokens => Set<ApiToken>();
    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();
    public DbSet<InstallationKey> InstallationKeys => Set<InstallationKey>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<KnownPerson> People => Set<KnownPerson>();
    public DbSet<NotificationEvent> NotificationEvents => Set<NotificationEvent>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<DeliveryAttempt> DeliveryAttempts => Set<DeliveryAttempt>();
    public DbSet<Webhook> Webhooks => Set<Webhook>();
    public DbSet<NotificationChoice> NotificationChoices => Set<NotificationChoice>();

    /// <summary>
    /// Adds the audit row of a state change; it is committed, or not, together with the change. Call it after the change:
    /// the state before and after is read off the record with that id.
    /// </summary>
    public void Record(Actor actor, string action, string subject, EnvironmentId? environment, string detail, DateTimeOffset at)
    {
        var (before, after) = StateChange.Of(ChangeTracker, subject);
        Record(actor, action, subject, environment, detail, at, before, after);
    }

    /// <summary>The same for what has no state: <paramref name="before"/> and <paramref name="after"/> say what was changed.</summary>
    public void Record(Actor actor, string action, string subject, EnvironmentId? environment, string detail, DateTimeOffset at, string? before, string? after) =>
        Audit.Add(AuditEntry.Of(actor, action, subject, environment, detail, at, before, after));

    /// <summary>Adds what people are told of a state change; committed, or not, together with it. A job sends it.</summary>
    public void Notify(NotificationEvent happened) => NotificationEvents.Add(happened);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
        SnakeCase.Apply(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        Id<RequestId>(configurationBuilder);
        Id<ChangeSetId>(configurationBuilder);
        Id<ReviewId>(configurationBuilder);
        Id<DeploymentId>(configurationBuilder);
        Id<EnvironmentId>(configurationBuilder);
        Id<PersonId>(configurationBuilder);
        Id<DelegationId>(configurationBuilder);
        Id<FreezeId>(configurationBuilder);
        Id<SessionId>(configurationBuilder);
        Id<TokenId>(configurationBuilder);
        Id<NotificationEventId>(configurationBuilder);
        Id<NotificationId>(configurationBuilder);
        Id<DeliveryId>(configurationBuilder);
        Id<WaveId>(configurationBuilder);
        Id<AnomalyId>(configurationBuilder);
        Id<MeetingId>(configurationBuilder);
        Id<DecisionId>(configurationBuilder);
        Id<DrillId>(configurationBuilder);
        Id<WebhookId>(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    private static void Id<TId>(ModelConfigurationBuilder conventions) where TId : struct, IId<TId> =>
        conventions.Properties<TId>().HaveConversion<IdConverter<TId>>();
}
