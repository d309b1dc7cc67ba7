using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;

namespace Portal.Platform.Telemetry;

/// <summary>
/// Sees stages of the line end, as their records are saved, and tells each in the log, as metrics and as a span of the request's trace: from
/// when the record says it began. A transaction that is rolled back afterwards is told all the same; its stage ends again.
/// </summary>
internal sealed class MeasureStages(PortalMeter meter, TimeProvider clock, ILogger<MeasureStages> log) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, List<Action>> _ended = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var context = eventData.Context!;
        var ended = context.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified).Select(entry => Ended(entry, context)).OfType<Action>().ToList();
        if (ended.Count > 0) _ended.AddOrUpdate(context, ended);
        else _ended.Remove(context);
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (_ended.TryGetValue(eventData.Context!, out var ended))
        {
            _ended.Remove(eventData.Context!);
            foreach (var tell in ended) tell();
        }
        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }

    private Action? Ended(EntityEntry entry, DbContext context) => entry.Entity switch
    {
        EnvironmentRequest { State: RequestState.Submitted } request when IsNew(entry, nameof(request.Revision)) => () => Submitted(request),
        ChangeSet { State: ChangeSetState.Ready or ChangeSetState.Empty or ChangeSetState.Failed } set when IsNew(entry, nameof(set.State)) => () => Prepared(set),
        Review { State: not ReviewState.Waiting } review when IsNew(entry, nameof(review.State)) => () => Reviewed(review),
        Deployment { IsOver: true } deployment when IsNew(entry, nameof(deployment.State)) => () => Deployed(deployment),
        ManagedEnvironment environment when IsNew(entry, nameof(environment.LastDeploymentState)) && Of(environment, context) is { IsOver: true } deployment => () => Recorded(environment, deployment),
        _ => null,
    };

    private void Submitted(EnvironmentRequest request)
    {
        meter.Submitted.Add(1, new KeyValuePair<string, object?>("kind", Word(request.Kind)));
        var now = clock.GetUtcNow();
        Tell("submit", RecordIds.Of(request), request.SubmittedAt ?? now, now, request.Kind);
    }

    private void Prepared(ChangeSet set)
    {
        var now = clock.GetUtcNow();
        meter.PreparationSeconds.Record(Seconds(set.CreatedAt, now), new KeyValuePair<string, object?>("result", Word(set.State)));
        Tell("prepare", RecordIds.Of(set), set.CreatedAt, now, set.State);
    }

    private void Reviewed(Review review)
    {
        var now = clock.GetUtcNow();
        meter.Decided.Add(1, new KeyValuePair<string, object?>("result", Word(review.State)));
        meter.ReviewSeconds.Record(Seconds(review.OpenedAt, now), new KeyValuePair<string, object?>("result", Word(review.State)));
        Tell("review", RecordIds.Of(review), review.OpenedAt, now, review.State);
    }

    private void Deployed(Deployment deployment)
    {
        var (began, ended) = (deployment.StartedAt ?? deployment.CreatedAt, deployment.EndedAt ?? clock.GetUtcNow());
        KeyValuePair<string, object?>[] tags = [new("result", Word(deployment.State)), new("kind", Word(deployment.Kind))];
        meter.Deployments.Add(1, tags);
        meter.DeploymentSeconds.Record(Seconds(began, ended), tags);
        Tell("deploy", RecordIds.Of(deployment), began, ended, deployment.State);
    }

    private void Recorded(ManagedEnvironment environment, Deployment deployment)
    {
        var now = clock.GetUtcNow();
        Tell("record", RecordIds.Of(deployment), deployment.EndedAt ?? now, now, environment.State);
    }

    private void Tell(string stage, RecordIds ids, DateTimeOffset from, DateTimeOffset to, Enum result)
    {
        var values = ids.Values;
        using var scope = log.BeginScope(new Dictionary<string, object?>(values));
        log.LogInformation("{Stage} ended after {Seconds:0.0} s: {Result}", stage, Seconds(from, to), Word(result));
        if (ids.Request is { } request) PortalTrace.Tell(stage, request, from, to, [.. values, new("result", Word(result))]);
    }

    private static bool IsNew(EntityEntry entry, string property) =>
        entry.State is EntityState.Added || !Equals(entry.Property(property).OriginalValue, entry.Property(property).CurrentValue);

    // The job that writes an environment holds the deployment that it follows.
    private static Deployment? Of(ManagedEnvironment environment, DbContext context) =>
        context.ChangeTracker.Entries<Deployment>().Select(entry => entry.Entity).FirstOrDefault(deployment => deployment.Id == environment.LastDeploymentId);

    private static double Seconds(DateTimeOffset from, DateTimeOffset to) => Math.Max(0, (to - from).TotalSeconds);

    private static string Word(Enum value)
    {
        var word = value.ToString();
        return char.ToLowerInvariant(word[0]) + word[1..];
    }
}
